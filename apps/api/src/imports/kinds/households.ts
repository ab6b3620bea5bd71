import { ConfirmMembers, JoinHousehold, RegisterHousehold, householdIdOf } from '#collectives';
import { CONFIRMATION_GROUNDS, JOINING_GROUNDS, RELATIONS } from '#collectives/facts';
import { parseContractorCode } from '#kernel';
import { code, codeOf, day, oneIn, words, yesOrNo } from '../cells.js';
import {
  EVERY_FILE,
  EVIDENCE_FIELDS,
  GRADE,
  type ImportKind,
  KNOWN_SINCE,
  PERSON_FIELDS,
  fieldsOf,
  optional,
  required,
} from './shape.js';

export const households: ImportKind = {
  name: 'households',
  title: '农户与成员',
  columns: [
    required('承包方编码', code, '140722100230000001'),
    required('姓名', words, '张三'),
    required('身份证号', code, '140722188001010011'),
    optional('联系电话', code, '13800000000'),
    required('与户主关系', oneIn(RELATIONS), RELATIONS.head),
    required('本集体成员', yesOrNo, '是'),
    KNOWN_SINCE,
    GRADE,
  ],
  groupedBy: '承包方编码',
  steps: [
    {
      command: RegisterHousehold,
      fields: {
        contractorCode: '承包方编码',
        'members[].name': '姓名',
        'members[].identityNumber': '身份证号',
        'members[].phone': '联系电话',
        'members[].relation': '与户主关系',
        'members[].collectiveMember': '本集体成员',
        ...EVIDENCE_FIELDS,
      },
      ofFile: ['collectiveId'],
    },
  ],
  rules: [...EVERY_FILE, '一名成员一行；承包方编码相同的各行是一户，每户有且只有一名户主。'],
};

export const members: ImportKind = {
  name: 'members',
  title: '成员确认',
  columns: [
    {
      ...required('承包方编码', codeOf(parseContractorCode, householdIdOf), '140722100230000001'),
      note: '该人所在的已登记农户的承包方编码，按文本填写',
    },
    required('姓名', words, '张小'),
    required('身份证号', code, '140722202506010023'),
    optional('联系电话', code, '13800000000'),
    {
      ...optional('入户事由', oneIn(JOINING_GROUNDS), JOINING_GROUNDS.birth),
      note: '尚未登记在该户的人填写，同时登记入户；已在该户的不填',
    },
    { ...optional('与户主关系', oneIn(RELATIONS), RELATIONS.daughter), note: '填了入户事由的要填' },
    { ...optional('入户日', day, '2025-06-01'), note: '填了入户事由的填当时的日期；不填为今天' },
    required('确认事由', oneIn(CONFIRMATION_GROUNDS), CONFIRMATION_GROUNDS.birth),
    { ...optional('确认日', day, '2025-06-20'), note: '以前的事实填当时的日期；不填为今天' },
    {
      ...optional('决议编号', code, '6f0c3f5e-3f0b-5b7e-9a54-0d1c9b7a4e21'),
      note: '成员大会确认成员的决议，填系统中的决议编号；因成员生育确认的可以不填',
    },
    GRADE,
  ],
  steps: [
    {
      command: JoinHousehold,
      fields: {
        householdId: '承包方编码',
        ground: '入户事由',
        relation: '与户主关系',
        ...fieldsOf('person', PERSON_FIELDS),
        effectiveOn: '入户日',
        evidenceGrade: GRADE.header,
      },
      called: { name: '姓名', person: '身份证号' },
      onlyWith: '入户事由',
    },
    {
      command: ConfirmMembers,
      fields: {
        'members[].householdId': '承包方编码',
        'members[].ground': '确认事由',
        ...fieldsOf('members[].person', PERSON_FIELDS),
        resolutionId: '决议编号',
        effectiveOn: '确认日',
        evidenceGrade: GRADE.header,
      },
      called: { name: '姓名', members: '身份证号' },
      ofFile: ['collectiveId'],
    },
  ],
  // All of them write to one roster.
  oneByOne: {},
  rules: [
    ...EVERY_FILE,
    '一人一行。先导入或登记农户；户里没有这个人的，在“入户事由”一列写明怎样入户。',
    '2025 年 5 月 1 日前已经确认的成员不再确认：他们随农户导入，“本集体成员”填“是”。',
  ],
};
