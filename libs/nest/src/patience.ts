import { Injectable } from '@nestjs/common';

/**
 * How long a request waits at most for process managers and views to follow; after that it is told to come again.
 * Tests in which nobody follows put their own in its stead.
 */
@Injectable()
export class Patience {
  /** In milliseconds; asked again at every look. */
  milliseconds(): number {
    return 5_000;
  }
}
