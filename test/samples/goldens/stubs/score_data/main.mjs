stub: main.mjs
