import { HASH_BYTES } from '#transparency-log';

/** Hashes one after the other in one growing buffer. */
export class HashList {
  private bytes: Buffer;
  private length = 0;

  constructor(expected: number) {
    this.bytes = Buffer.alloc((expected + 1) * HASH_BYTES);
  }

  push(hash: Buffer): void {
    if (this.length === this.bytes.length) {
      const larger = Buffer.alloc(this.bytes.length * 2);
      this.bytes.copy(larger);
      this.bytes = larger;
    }
    hash.copy(this.bytes, this.length);
    this.length += HASH_BYTES;
  }

  all(): Buffer {
    return this.bytes.subarray(0, this.length);
  }
}
