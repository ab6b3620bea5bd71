import { Injectable } from '@nestjs/common';

/** The only place where the application learns the time. Tests put their own in its stead. */
@Injectable()
export class Clock {
  /** UTC instant, ISO 8601 with milliseconds. */
  now(): string {
    return new Date().toISOString();
  }
}
