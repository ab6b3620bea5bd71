import { householdIdOf } from '#collectives';
import { RecordOldContract } from '#contracts';
import { CONTRACT_KINDS, PRICE_BASES } from '#contracts/facts';
import { parseContractorCode } from '#kernel';
import { code, codeOf, codes, day, oneIn, squareMetres, words, yesOrNo, yuan } from '../cells.js';
import { EVERY_FILE, GRADE, type ImportKind, PERSON_FIELDS, fieldsOf, optional, required } from './shape.js';

const household = codeOf(parseContractorCode, householdIdOf);

/** Contracts from before the clean-up, as they were agreed: a row for every counterparty. */
export const oldContracts: ImportKind = {
  name: 'old-contracts',
  title: '旧合同',
  columns: [
    { ...required('合同编号', words, '清2026-012'), note: '没有编号的，填清理时编的号' },
    required('类别', oneIn(CONTRACT_KINDS), CONTRACT_KINDS['collective-lease']),
    { ...required('标的', words, '河滩机动地'), note: '土地、房屋或资产在哪里、是什么' },
    { ...optional('地块编码', codes, '1407221002300000001'), note: '已登记的地块填；有几块的，用顿号隔开' },
    { ...optional('合同面积（平方米）', squareMetres, '33333.50'), note: '土地的填' },
    { ...optional('出租农户编码', household, '140722100230000001'), note: '农户出租经营权的填' },
    { ...optional('对方农户编码', household, '140722100230000002'), note: '对方是已登记的农户的填' },
    { ...optional('对方单位代码', code, '93140722MA0GTY8X1P'), note: '对方是单位、有代码的填' },
    { ...optional('对方单位名称', words, '左权县太行种植专业合作社'), note: '对方是单位的填' },
    { ...optional('姓名', words, '李四'), note: '对方是农户以外的个人的，填姓名和身份证号' },
    optional('身份证号', code, '140722188001010011'),
    optional('联系电话', code, '13800000000'),
    { ...required('签订日', day, '2008-03-01'), note: '口头约定的填约定之日' },
    required('起期', day, '2008-03-01'),
    { ...required('止期', day, '2048-02-29'), note: '含当日；约定长期、永久的填 2199-12-31' },
    required('约定用途', words, '种植核桃'),
    { ...required('价款（元）', yuan, '250.00'), note: '没有价款的填 0' },
    required('价款是', oneIn(PRICE_BASES), PRICE_BASES.yearly),
    required('怎样付款', words, '每年 12 月底付清'),
    required('有书面合同', yesOrNo, '是'),
    { ...optional('合同扫描件的SHA-256', code, 'a1'.repeat(32)), note: '有书面合同、原件找得到的填' },
    required('经过民主程序', yesOrNo, '否'),
    required('收入已入账', yesOrNo, '是'),
    GRADE,
  ],
  groupedBy: '合同编号',
  steps: [
    {
      command: RecordOldContract,
      fields: {
        number: '合同编号',
        kind: '类别',
        place: '标的',
        parcels: '地块编码',
        areaDm2: '合同面积（平方米）',
        grantorHouseholdId: '出租农户编码',
        'counterparties[].householdId': '对方农户编码',
        'counterparties[].creditCode': '对方单位代码',
        'counterparties[].organisationName': '对方单位名称',
        ...fieldsOf('counterparties[].person', PERSON_FIELDS),
        signedOn: '签订日',
        from: '起期',
        to: '止期',
        agreedUse: '约定用途',
        priceFen: '价款（元）',
        priceBasis: '价款是',
        paymentTerms: '怎样付款',
        written: '有书面合同',
        paperSha256: '合同扫描件的SHA-256',
        democraticProcedure: '经过民主程序',
        inBooks: '收入已入账',
        evidenceGrade: GRADE.header,
      },
      called: { 'counterparties[]': '对方农户编码' },
      ofFile: ['collectiveId', 'divisionCode'],
    },
  ],
  rules: [
    ...EVERY_FILE,
    '一个对方一行；合同编号相同的各行是一份合同，除对方外各列以第一行为准。对方填农户、单位、个人之一。',
    '只登记合同当时是怎样约定的；有问题的也能导入，登记时提示，清理时再评定、规范。',
  ],
};
