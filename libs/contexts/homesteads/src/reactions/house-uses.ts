import { isRejection } from '#kernel';
import { RightHoldRefused } from '#land-rights/facts';
import { type Desk, reaction, when } from '#read-store';
import { EnterHouseUse, LeaveHouseUse } from '../commands/house-in-project.js';
import { RecordHomesteadFallenThrough } from '../commands/record-homestead-fallen-through.js';
import { RecordUseFallenThrough } from '../commands/record-use-fallen-through.js';
import {
  RevitalizationEnded,
  UseAgreed,
  UseEnded,
  UseFellThrough,
  revitalizationStream,
  useOn,
  usesOver,
} from '../facts/index.js';

/**
 * Enters the house that a project has agreed to use with its household, where it is decided, and takes it out when the
 * project ends; lets a use, or a homestead, fall through when household or plot cannot bear it. Whoever comes again is
 * refused, which changes nothing.
 */
export const houseUses = reaction({
  name: 'house-uses',
  title: '房屋进入、离开盘活项目',
  on: [
    when(UseAgreed, async ({ data }, desk) => {
      const { projectId, parcelCode, householdId, way, operator, number, from, to, signedOn, consentId } =
        data;
      if (householdId === undefined) return;
      const { kind, id } = operator;
      const entering = await desk.send(
        'enter',
        new EnterHouseUse(
          ...([householdId, parcelCode, projectId, way, { kind, id }, number] as const),
          ...([from, to, signedOn, consentId] as const),
        ),
      );
      if (isRejection(entering))
        await desk.send(
          'fallen-through',
          new RecordUseFallenThrough(projectId, parcelCode, entering.detail, signedOn, number),
        );
    }),
    when(UseFellThrough, async ({ data, metadata: { effectiveOn } }, desk) => {
      const { projectId, parcelCode, householdId } = data;
      if (householdId === undefined) return;
      await desk.send('leave', new LeaveHouseUse(householdId, parcelCode, projectId, true, effectiveOn));
    }),
    when(UseEnded, async ({ data: { projectId, parcelCode, householdId, endedOn } }, desk) => {
      if (householdId === undefined) return;
      await desk.send('leave', new LeaveHouseUse(householdId, parcelCode, projectId, false, endedOn));
    }),
    when(RevitalizationEnded, async ({ data: { projectId, endedOn } }, desk) => {
      const { state: project } = await desk.load(revitalizationStream, projectId);
      for (const { householdId, parcelCode } of usesOver(project))
        if (householdId !== undefined)
          await desk.send(
            `leave/${parcelCode}`,
            new LeaveHouseUse(householdId, parcelCode, projectId, false, endedOn),
          );
    }),
    when(RightHoldRefused, async ({ subject: parcelCode, data, metadata: { effectiveOn } }, desk) => {
      const { contractId, detail, holders = [] } = data;
      if (await isUseOf(desk, contractId, parcelCode)) {
        const fallen = new RecordUseFallenThrough(contractId, parcelCode, detail, effectiveOn);
        await desk.send('use-fallen-through', fallen);
        return;
      }
      for (const { id } of holders.filter(({ kind }) => kind === 'household'))
        await desk.send(
          `homestead-fallen-through/${id}`,
          new RecordHomesteadFallenThrough(id, contractId, detail, effectiveOn),
        );
    }),
  ],
});

async function isUseOf(desk: Desk, projectId: string, parcelCode: string): Promise<boolean> {
  const { state: project } = await desk.load(revitalizationStream, projectId);
  return useOn(project, parcelCode) !== undefined;
}
