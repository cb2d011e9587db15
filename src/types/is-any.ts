/** True for `any`, which fits everything and says nothing. */
export type IsAny<T> = 0 extends 1 & T ? true : false;
