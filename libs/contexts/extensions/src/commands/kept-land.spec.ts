import { describe, expect, it } from '@jest/globals';
import { PARCEL, SHA, li, ownedParcel, parcel, zhang } from '#examples';
import { given } from '#given';
import type { DomainEvent } from '#kernel';
import {
  ContractLandReturned,
  ContractRightAssigned,
  ContractRightEstablished,
  ParcelExpropriated,
  RightEnded,
  RightHeld,
  SwapCompleted,
} from '#land-rights/facts';
import {
  OLD_TERM,
  campaign,
  contractIssued,
  householdConfirmed,
  livingHousehold,
  sheetId,
  sheetOpened,
  sheetPlace,
  surveyed,
  untilConfirmed,
  untilIssuing,
} from '#made-extensions';
import { HouseholdExtensionRefused } from '../facts/index.js';
import { confirmHouseholdExtension } from './confirm-household-extension.js';
import {
  IssueExtensionInTurn,
  issueExtensionContract,
  issueExtensionInTurn,
} from './issue-extension-contract.js';
import { surveyHousehold } from './survey-household.js';

const held = { contractId: 'old-1', holders: [{ kind: 'household' as const, id: zhang.id }], ...OLD_TERM };
const contracted: readonly DomainEvent[] = [
  ...ownedParcel(),
  RightHeld.of({ ...held, right: 'contract-right' }),
  ContractRightEstablished.of(held),
];
const lis = [{ kind: 'household' as const, id: li.id }];
const assigned = ContractRightAssigned.of({
  ...{ rightId: 'old-1', newRightId: 'n1', holders: lis, from: '2026-01-20', to: OLD_TERM.to },
  ...{ contractNumber: '转1', paperSha256: SHA, consent: 'given', consentSha256: SHA },
});
const returned = ContractLandReturned.of({
  ...{ rightId: 'old-1', noticedOn: '2025-06-01', endedOn: '2026-01-20', paperSha256: SHA },
});
const expropriated = ParcelExpropriated.of({
  ...{ approvalNumber: '晋政地〔2026〕1号', authority: '山西省人民政府', expropriatedOn: '2026-01-20' },
});
const swapped = SwapCompleted.of({
  ...{ swapId: 's1', rightId: 'old-1', newRightId: 'r1', contractId: 'old-2', formerContractId: 'old-1' },
  ...{ holders: lis, formerHolders: held.holders, otherParcelCode: `${PARCEL.slice(0, 18)}9` },
  ...{ from: '2026-01-20', to: OLD_TERM.to },
});
const WAYS_TO_LOSE: readonly (readonly DomainEvent[])[] = [
  ...[assigned, returned, swapped].map((lost) => [...contracted, lost]),
  [...contracted, expropriated, RightEnded.of({ contractId: 'old-1', endedOn: '2026-01-20' })],
];
const LOST = 'EXTENSIONS.KEPT_LAND_LOST';

describe('land that was lost after the sheet was opened (EX36)', () => {
  const on = (history: readonly DomainEvent[]) => ({
    ...{ household: livingHousehold(), campaign: campaign(...untilIssuing), takers: [] },
    parcels: [parcel(...history)],
  });

  it('is not surveyed, confirmed or signed for as kept', () => {
    const confirm = (history: readonly DomainEvent[]) =>
      given(confirmHouseholdExtension, { history: [sheetOpened, surveyed()], references: on(history) }).when({
        ...{ sheetId, confirmedOn: '2026-01-12', paperSha256: SHA },
      });
    const sign = (history: readonly DomainEvent[]) =>
      given(issueExtensionContract, { history: untilConfirmed, references: on(history) }).when({
        ...{ sheetId, signedOn: '2026-02-20' },
      });
    const survey = (history: readonly DomainEvent[]) =>
      given(surveyHousehold, { history: untilConfirmed, references: on(history) }).when({
        ...{ sheetId, surveyedOn: '2026-01-25', kept: [PARCEL] },
      });
    confirm(contracted).then(householdConfirmed);
    sign(contracted).then(contractIssued());
    survey(contracted).refused('EXTENSIONS.SURVEY_OUT_OF_TIME');
    for (const history of WAYS_TO_LOSE) {
      confirm(history).refused(LOST);
      expect(sign(history).refused(LOST).wayForward).toContain('更正调查表');
      survey(history).refused(LOST);
    }
  });

  it('is surveyed anew, also when the survey is over, by the way it went', () => {
    const survey = (history: readonly DomainEvent[], said: object) =>
      given(surveyHousehold, { history: untilConfirmed, references: on(history) }).when({
        ...{ sheetId, surveyedOn: '2026-01-25', kept: [], ...said },
      });
    const givenUp = [{ parcelCode: PARCEL, ground: 'ended' as const }];
    survey([...contracted, returned], { givenUp }).then(
      surveyed({
        ...{ surveyedOn: '2026-01-25', kept: [], newAreaDm2: 0, outcome: 'not-extended', givenUp },
        differences: ['area', 'given-up'],
      }),
    );
    survey([...contracted, assigned], { givenUp }).refused('EXTENSIONS.REDUCTION_NOT_PROVEN');
  });

  it('is passed on to whoever has it now, and to nobody else, agreement or not (EX40)', () => {
    const survey = (history: readonly DomainEvent[]) =>
      given(surveyHousehold, {
        history: untilConfirmed,
        references: { ...on(history), takers: [li] },
      }).when({
        ...{ sheetId, surveyedOn: '2026-01-25', kept: [] },
        passedOn: [{ householdId: li.id, parcels: [PARCEL], paperSha256: SHA }],
      });
    expect(survey([...contracted, assigned]).decided).toHaveProperty('events');
    const toAnother = ContractRightAssigned.of({
      ...assigned.data,
      holders: [{ kind: 'household', id: 'another' }],
    });
    const { detail, field } = survey([...contracted, toAnother]).refused('EXTENSIONS.TAKER_HAS_NO_RIGHT');
    expect([detail, field]).toEqual([expect.stringContaining('已由他户承包'), 'passedOn']);
    survey([...contracted, returned]).refused('EXTENSIONS.TAKER_HAS_NO_RIGHT');
  });

  it('is noted on the sheet when the contracts are signed in turn', () => {
    const issue = (history: readonly DomainEvent[]) =>
      given(issueExtensionInTurn, { history: untilConfirmed, references: on(history) }).when(
        new IssueExtensionInTurn(sheetId, '延', '种植粮食', '2026-02-20'),
      );
    issue(contracted).then(contractIssued());
    issue([...contracted, assigned]).then(
      HouseholdExtensionRefused.of({
        ...{ ...sheetPlace, number: '延0001', code: LOST },
        detail: `地块 ${PARCEL} 已由他户承包，不能由该户延包。`,
      }),
    );
  });
});
