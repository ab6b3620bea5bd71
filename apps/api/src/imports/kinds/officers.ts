import { AppointOfficer, dutyKeeper } from '#posts';
import { MANNERS, VILLAGE_POST_TITLES } from '#posts/facts';
import { code, day, oneIn, wholeNumber, words, yesOrNo } from '../cells.js';
import { EVERY_FILE, GRADE, type ImportKind, PERSON_FIELDS, fieldsOf, optional, required } from './shape.js';

export const officers: ImportKind = {
  name: 'officers',
  title: '任职',
  columns: [
    required('职务', oneIn(VILLAGE_POST_TITLES), VILLAGE_POST_TITLES['board-chair']),
    {
      ...optional('所属集体经济组织代码', code, 'N2140722MF00000057'),
      note: '理事会、监事会的职务和集体的财会岗位填写；村党组织、村民委员会的职务不填',
    },
    required('姓名', words, '张三'),
    required('身份证号', code, '140722188001010011'),
    optional('联系电话', code, '13800000000'),
    required('产生方式', oneIn(MANNERS), MANNERS.election),
    required('选举、任命或聘任日', day, '2025-12-28'),
    required('起期', day, '2026-01-01'),
    { ...required('止期', day, '2030-12-31'), note: '含当日；每届任期五年' },
    { ...optional('本届应选名额', wholeNumber, '5'), note: '该机构本届应选的总人数；财会岗位不填' },
    {
      ...required('文件扫描件的SHA-256', code, 'a1'.repeat(32)),
      note: '当选证书、任命或聘任文件扫描件的 64 位小写十六进制 SHA-256 值',
    },
    {
      ...optional('没有与会计职务有关的犯罪记录', yesOrNo, '是'),
      note: '财会岗位填写查询结果：没有填“是”',
    },
    { ...optional('犯罪记录查询日', day, '2025-12-20'), note: '财会岗位填写' },
    {
      ...optional('犯罪记录查询件的SHA-256', code, 'b2'.repeat(32)),
      note: '财会岗位填写；64 位小写十六进制 SHA-256 值',
    },
    GRADE,
  ],
  steps: [
    {
      command: AppointOfficer,
      fields: {
        post: '职务',
        collectiveId: '所属集体经济组织代码',
        ...fieldsOf('person', PERSON_FIELDS),
        manner: '产生方式',
        decidedOn: '选举、任命或聘任日',
        from: '起期',
        to: '止期',
        seats: '本届应选名额',
        documentSha256: '文件扫描件的SHA-256',
        'conduct.clear': '没有与会计职务有关的犯罪记录',
        'conduct.checkedOn': '犯罪记录查询日',
        'conduct.sha256': '犯罪记录查询件的SHA-256',
        evidenceGrade: GRADE.header,
      },
      called: { person: '身份证号', personId: '姓名', conduct: '没有与会计职务有关的犯罪记录' },
      ofFile: ['divisionCode'],
    },
  ],
  // Whether two duties go together is told by the duty book, into which the process manager puts each.
  oneByOne: { after: dutyKeeper },
  rules: [
    ...EVERY_FILE,
    '一人一职一行；一人任几职的，各写一行。上传时“所在区划”填任职的村。',
    '已经届满的往届任职也可以导入：按当时的文件填写起期和止期。',
  ],
};
