/** Rights in land and in what stands on it, beside the ownership of the collective. */
export const RIGHT_KINDS = {
  'contract-right': '土地承包经营权',
  'management-right': '土地经营权',
  'tree-ownership': '林木所有权',
  'construction-use': '集体建设用地使用权',
  'homestead-qualification': '宅基地资格权',
  'homestead-use': '宅基地使用权',
  'house-ownership': '房屋所有权',
  lease: '租赁权',
} as const;
export type RightKind = keyof typeof RIGHT_KINDS;
