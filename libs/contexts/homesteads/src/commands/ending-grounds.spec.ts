import { describe, expect, it } from '@jest/globals';
import { COMPANY } from '#examples';
import { given } from '#given';
import type { DomainEvent } from '#kernel';
import { PLOT, PROJECT, projectEnded, proposed, useAgreed } from '#made-homesteads';
import { RevitalizationEnded, RevitalizationStarted, UseEnded } from '../facts/index.js';
import { endRevitalization } from './end-revitalization.js';
import { endUse } from './end-use.js';

const projectId = PROJECT;
const started = RevitalizationStarted.of({
  startedOn: '2026-02-01',
  split: [{ party: COMPANY, share: { numerator: 1, denominator: 1 } }],
});
const short = useAgreed({ to: '2026-02-20' });
const shortOver = UseEnded.of({
  ...{ projectId, parcelCode: PLOT, householdId: short.data.householdId, ground: 'expiry' },
  endedOn: '2026-02-20',
});
const end = (endedOn: string, history: DomainEvent[], ground = 'expiry') =>
  given(endRevitalization, { history }).when({ projectId, ground, endedOn });
const leave = (endedOn: string, history: DomainEvent[], ground = 'expiry') =>
  given(endUse, { history }).when({ projectId, parcelCode: PLOT, ground, endedOn });

describe('the end of a use or of a project (RV32)', () => {
  const unfit = 'HOMESTEADS.ENDING_GROUND';

  it('comes by expiry when the term is over, and before that on another ground', () => {
    const { detail, wayForward } = leave('2026-02-19', [proposed, short, started]).refused(unfit);
    expect(detail).toContain('到 2026-02-20 才届满');
    expect(wayForward).toContain('“协商一致”、“违约解除”、“其他”');
    leave('2026-02-20', [proposed, short, started]).then(shortOver);
    const early = UseEnded.of({ ...shortOver.data, ground: 'breach', endedOn: '2026-02-19' });
    leave('2026-02-19', [proposed, short, started], 'breach').then(early);
    const other = { parcelCode: '140722002003JC00013F00010001', number: '盘活2', to: '2026-02-25' };
    const both = [proposed, short, useAgreed(other), started];
    end('2026-02-20', both).refused(unfit);
    end('2026-02-25', both).then(
      RevitalizationEnded.of({ projectId, ground: 'expiry', endedOn: '2026-02-25' }),
    );
  });

  it('comes by expiry of the last use that was over, and of none where none was agreed', () => {
    const over = [proposed, short, started, shortOver];
    end('2026-02-28', over).then(
      RevitalizationEnded.of({ projectId, ground: 'expiry', endedOn: '2026-02-28' }),
    );
    expect(end('2026-02-28', [proposed]).refused(unfit).wayForward).toContain('“筹备未成”');
  });

  it('is a preparation that failed only before the start', () => {
    end('2026-02-28', [proposed, useAgreed(), started], 'not-started').refused(unfit);
    end('2026-02-28', [proposed, useAgreed()], 'not-started').then(
      RevitalizationEnded.of({ ...projectEnded.data, ground: 'not-started' }),
    );
  });
});
