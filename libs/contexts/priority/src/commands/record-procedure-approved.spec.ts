import { describe, expect, it } from '@jest/globals';
import { PARCEL, RESOLUTION, authorisation, resolution } from '#examples';
import { given } from '#given';
import { WINDOW } from '../../../../../test/asking.js';
import { PriorityBarred, PriorityWindowOpened } from '../facts/index.js';
import { recordProcedureApproved } from './record-procedure-approved.js';

const { windowId, divisionCode } = WINDOW;
const approval = (more: object = {}) => authorisation({ resolutionId: RESOLUTION, ...more });
const history = [PriorityWindowOpened.of({ ...WINDOW, ground: 'other-method' })];
const record = (others: object = {}, before = history) =>
  given(recordProcedureApproved, {
    history: before,
    references: { resolution: resolution(), approval: approval(), ...others },
  }).when({ parcelCode: PARCEL, windowId, resolutionId: RESOLUTION, approvalId: approval().id });

describe('an approval that was there before the asking was recorded', () => {
  it('ends the claims from the day on which both were there (Q3b)', () => {
    const barred = { windowId, divisionCode, resolutionId: RESOLUTION, approvalId: approval().id };
    record().then(PriorityBarred.of({ ...barred, barredOn: '2025-12-20' }));
    record({ approval: approval({ decidedOn: '2025-12-10' }) }).then(
      PriorityBarred.of({ ...barred, barredOn: '2025-12-12' }),
    );
  });

  it('is of the resolution on this parcel, and of the township (Q3b)', () => {
    const refused = (others: object) => record(others).refused('PRIORITY.PROCEDURE_NOT_APPROVED').detail;
    expect(refused({ resolution: resolution({ parcels: [] }) })).toContain(PARCEL);
    refused({ resolution: undefined });
    refused({ approval: undefined });
    refused({ approval: approval({ granted: false }) });
  });

  it('does nothing to a conveyance that is no contracting in other ways (Q3a)', () => {
    record({}, [PriorityWindowOpened.of(WINDOW)]).refused('PRIORITY.NOTHING_TO_BAR');
  });
});
