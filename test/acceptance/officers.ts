import type { Answer, Desk, TestCounty } from './county.js';
import { COLLECTIVE, TOWNSHIP, TestVillage, VILLAGE, identityNumber } from './village.js';

export const SHA = 'd4'.repeat(32);
const CLEAR = { clear: true, checkedOn: '2025-12-20', sha256: SHA };

/** A village whose officers are appointed as a spec needs them, each by a name of their own. */
export class OfficersVillage {
  private readonly people = new Map<string, number>();

  private constructor(
    readonly county: TestCounty,
    readonly village: TestVillage,
    /** A clerk of the next township. */
    readonly stranger: Desk,
  ) {}

  static async found(county: TestCounty): Promise<OfficersVillage> {
    const village = await TestVillage.found(county);
    const next = { code: '140722101', name: '桐峪镇', kind: 'township' };
    await county.admin.must('divisions/register-division', next);
    const stranger = await county.hire('linxiang', 'station-clerk', '140722101');
    return new OfficersVillage(county, village, stranger);
  }

  /** The same name is the same person. */
  person(name: string): { name: string; identityNumber: string } {
    const sequence = this.people.get(name) ?? 500 + this.people.size;
    this.people.set(name, sequence);
    return { name, identityNumber: identityNumber(sequence) };
  }

  /** Body of a lawful appointment; accounting work with its look-up, seats where there are any. */
  appointment(post: string, name: string, more: object = {}): object {
    return {
      divisionCode: VILLAGE,
      collectiveId: COLLECTIVE,
      post,
      person: this.person(name),
      manner: 'election',
      decidedOn: '2025-12-28',
      documentSha256: SHA,
      from: '2026-01-01',
      to: '2030-12-31',
      conduct: CLEAR,
      ...(post.includes('director') || post.includes('board') ? { seats: 3 } : {}),
      ...(post.includes('supervisor') ? { seats: 1 } : {}),
      ...more,
    };
  }

  appoint(post: string, name: string, more: object = {}): Promise<Answer> {
    return this.village.clerk.send('posts/appoint-officer', this.appointment(post, name, more));
  }

  /** An appointment that must stand; its id and the person's. */
  async appointed(
    post: string,
    name: string,
    more: object = {},
  ): Promise<{ postId: string; personId: string }> {
    return this.standing(await this.appoint(post, name, more));
  }

  async hired(post: string, name: string, more: object = {}): Promise<{ postId: string; personId: string }> {
    const answer = await this.village.reviewer.send('posts/appoint-station-staff', {
      divisionCode: TOWNSHIP,
      post,
      person: this.person(name),
      decidedOn: '2025-12-28',
      documentSha256: SHA,
      from: '2026-01-01',
      conduct: CLEAR,
      qualification: { title: 'accountant', years: 6, sha256: SHA },
      ...more,
    });
    return this.standing(answer);
  }

  private async standing({ status, body }: Answer): Promise<{ postId: string; personId: string }> {
    if (status !== 200) throw new Error(JSON.stringify(body));
    await this.county.settled();
    const post = (await this.village.clerk.get(`posts/${body.id}`)).body;
    if (post.standing !== 'appointed') throw new Error(JSON.stringify(post));
    return { postId: post.postId as string, personId: post.personId as string };
  }
}
