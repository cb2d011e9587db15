/**
 * An empty object for values by names that users choose. It inherits nothing: `constructor` is not there until somebody says it, and `__proto__` is a
 * name like any other.
 */
export function byName<T>(): Record<string, T> {
  return Object.create(null) as Record<string, T>;
}
