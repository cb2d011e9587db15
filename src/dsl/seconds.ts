/** Seconds in so many minutes: time limits are in seconds. @example timeout: minutes(30) // 1800 */
export function minutes(count: number): number {
  return count * 60;
}

/** Seconds in so many hours. @example timeout: hours(2) // 7200 */
export function hours(count: number): number {
  return count * 3600;
}
