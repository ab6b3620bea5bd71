import { reaction, when } from '#read-store';
import { NoteHouseUnsafe } from '../commands/note-house-unsafe.js';
import {
  CollectiveHouseSurveyed,
  IdleSurveyRecorded,
  UseReturned,
  entitlementStream,
  isUnsafe,
  revitalizationStream,
} from '../facts/index.js';

/** Tells a house that it was given back, or surveyed, as dangerous or gone: no report of before holds after that. */
export const housesFoundUnsafe = reaction({
  name: 'houses-found-unsafe',
  title: '交还、调查时危险、倒塌的房屋',
  on: [
    when(UseReturned, async ({ subject, data: { parcelCode, condition, returnedOn } }, desk) => {
      if (!isUnsafe(condition)) return;
      const { state: project } = await desk.load(revitalizationStream, subject);
      if (!project) return;
      const { divisionCode } = project;
      const found = new NoteHouseUnsafe(parcelCode, divisionCode, condition, 'return', returnedOn);
      await desk.insist('unsafe', found);
    }),
    when(IdleSurveyRecorded, async ({ subject, data: { homesteadId, condition, surveyedOn } }, desk) => {
      if (!isUnsafe(condition)) return;
      const { state: entitlement } = await desk.load(entitlementStream, subject);
      const homestead = entitlement?.homesteads.find((each) => each.homesteadId === homesteadId);
      if (!entitlement || !homestead) return;
      const { divisionCode } = entitlement;
      const found = new NoteHouseUnsafe(homestead.parcelCode, divisionCode, condition, 'survey', surveyedOn);
      await desk.insist('unsafe', found);
    }),
    when(CollectiveHouseSurveyed, async ({ data }, desk) => {
      const { parcelCode, divisionCode, condition, surveyedOn } = data;
      if (!isUnsafe(condition)) return;
      await desk.insist(
        'unsafe',
        new NoteHouseUnsafe(parcelCode, divisionCode, condition, 'survey', surveyedOn),
      );
    }),
  ],
});
