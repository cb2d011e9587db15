stub: main.mjs;
