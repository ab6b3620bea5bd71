import type { Desk, TestCounty } from './county.js';

/** The county of before and after the spring of 2021: 粟城乡 went into 桐峪镇, 龙泉乡 into 辽阳镇. */
export const TONGYU = '140722101';
export const LIAOYANG = '140722100';
export const SUCHENG = '140722203';
export const LONGQUAN = '140722202';
export const LAST_DAY = '2021-03-31';
export const DOCUMENT = '晋政函〔2021〕1号';

/** 粟城村 and 连壁村 by their codes of before and after. */
export const OLD_SUCHENG_VILLAGE = `${SUCHENG}200`;
export const SUCHENG_VILLAGE = `${TONGYU}216`;
export const OLD_LIANBI_VILLAGE = `${LONGQUAN}200`;
export const LIANBI_VILLAGE = `${LIAOYANG}343`;

const BEFORE = [
  [SUCHENG, '粟城乡', 'township'],
  [LONGQUAN, '龙泉乡', 'township'],
  [OLD_SUCHENG_VILLAGE, '粟城村委会', 'village'],
  [OLD_LIANBI_VILLAGE, '连壁村委会', 'village'],
] as const;
const SINCE = [
  [SUCHENG_VILLAGE, '粟城村委会', 'village'],
  [LIANBI_VILLAGE, '连壁村委会', 'village'],
] as const;

/** Registers the county with its old townships, as it was from 2010 on. */
export async function registerTownships({ admin }: TestCounty): Promise<void> {
  const register = async (code: string, name: string, kind: string) =>
    admin.must('divisions/register-division', { code, name, kind, effectiveOn: '2010-01-01' });
  await register('140722', '左权县', 'county');
  await register(TONGYU, '桐峪镇', 'township');
  await register(LIAOYANG, '辽阳镇', 'township');
  for (const [code, name, kind] of BEFORE) await register(code, name, kind);
}

export function supersession(code: string, successors: string[], more: object = {}) {
  return { code, change: 'merged', endedOn: LAST_DAY, successors, documentNumber: DOCUMENT, ...more };
}

/** Ends the codes of the old townships and of their villages, which got new ones the day after. */
export async function supersedeTownships(county: TestCounty): Promise<void> {
  const { admin } = county;
  for (const [code, name, kind] of SINCE)
    await admin.must('divisions/register-division', { code, name, kind, effectiveOn: '2021-04-01' });
  const recoded = { change: 'recoded' };
  for (const command of [
    supersession(OLD_SUCHENG_VILLAGE, [SUCHENG_VILLAGE], recoded),
    supersession(OLD_LIANBI_VILLAGE, [LIANBI_VILLAGE], recoded),
    supersession(SUCHENG, [TONGYU]),
    supersession(LONGQUAN, [LIAOYANG]),
  ])
    await admin.must('divisions/supersede-division', command);
  await county.settled();
}

/** A parcel of 10 亩 with its owner. */
export async function ownedParcel(clerk: Desk, code: string, collectiveId: string, on: string) {
  await clerk.must('land-rights/register-parcel', {
    code,
    name: '河滩地',
    areaDm2: 666_667,
    category: '22',
    landClass: 'arable',
    plantedUse: '1',
    effectiveOn: on,
  });
  const ownership = { parcelCode: code, collectiveId, nature: '32', effectiveOn: on };
  return clerk.must('land-rights/record-collective-ownership', ownership);
}
