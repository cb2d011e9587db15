type Digit = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;
type UpTo9 = `${Digit}` | `0${Digit}`;
type Minutes = UpTo9 | `${1 | 2 | 3 | 4 | 5}${Digit}`;
type Hours = UpTo9 | `1${Digit}` | `2${0 | 1 | 2 | 3}`;
type MonthDays = Exclude<UpTo9, "0" | "00"> | `${1 | 2}${Digit}` | "30" | "31";
type Percentages = Exclude<UpTo9, "0" | "00"> | `${Exclude<Digit, 0>}${Digit}`;

// A number that is not written out may be any: it is looked at when the graph is built.
type Within<N extends number, Texts, Said> = number extends N ? N : N extends unknown ? (`${N}` extends Texts ? N : Said) : never;

/** The number itself, or a sentence when it is written out and is none of the hours of a day. */
export type Hour<N extends number> = Within<N, Hours, "an hour is 0 to 23">;
/** The same for the minutes of an hour. */
export type Minute<N extends number> = Within<N, Minutes, "a minute is 0 to 59">;
/** The same for the days of a month. */
export type MonthDay<N extends number> = Within<N, MonthDays, "a day of the month is 1 to 31">;
/** The same for percentages between nothing and all. */
export type Percentage<N extends number> = Within<N, Percentages, "a whole percentage is 1 to 99">;
/** The same for what others are multiples of. */
export type Quantum<N extends number> = number extends N ? N : `${N}` extends "0" | `-${string}` ? "a multiple is of a number above 0" : N;
/** The same for what is counted. */
export type Count<N extends number> = number extends N
  ? N
  : `${N}` extends "0" | `-${string}` | `${string}.${string}` | `${string}e-${string}`
    ? "a whole number, 1 or more"
    : N;

/** A cron expression itself, or a sentence when it is written out and names times that there are not. */
export type CronText<E extends string> = string extends E
  ? E
  : E extends `${infer M} ${infer H} ${infer D} ${string} ${string}`
    ? CronTimes<E, M, H, D>
    : "a cron expression has five fields: minute, hour, day of the month, month, day of the week";
type CronTimes<E, M, H, D> =
  Wrong<M, Minutes> extends true
    ? "a minute is 0 to 59"
    : Wrong<H, Hours> extends true
      ? "an hour is 0 to 23"
      : Wrong<D, MonthDays> extends true
        ? "a day of the month is 1 to 31"
        : E;
/** Only a plain number is looked at; ranges, lists and steps are not. */
type Wrong<Field, Texts> = `${number}` extends Field ? false : Field extends `${number}` ? (Field extends Texts ? false : true) : false;
