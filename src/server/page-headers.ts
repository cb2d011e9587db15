import type { MiddlewareHandler } from "hono";

/**
 * Gives every answer of a page and of its API the headers that keep others out: scripts only from the page's own files, no frames around it, nothing sent
 * elsewhere, nothing kept by the browser. A handler that has set one of these itself keeps its own.
 *
 * @example app.use(pageHeaders)
 */
export const pageHeaders: MiddlewareHandler = async (c, next) => {
  await next();
  const { headers } = c.res;
  for (const [name, value] of Object.entries(defaults)) if (!headers.has(name)) headers.set(name, value);
};

const policy = {
  "default-src": "'none'",
  "script-src": "'self'",
  "worker-src": "'self' blob:",
  "style-src": "'self' 'unsafe-inline'",
  "img-src": "'self' data: blob:",
  "connect-src": "'self'",
  "frame-src": "'self'",
  "font-src": "'self'",
  "base-uri": "'none'",
  "form-action": "'none'",
  "frame-ancestors": "'none'",
};

const defaults = {
  "content-security-policy": Object.entries(policy)
    .map((entry) => entry.join(" "))
    .join("; "),
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "cache-control": "no-store",
};
