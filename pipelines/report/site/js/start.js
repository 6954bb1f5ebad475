"use strict";
// The last script: all views are known, draw the one that the address names.

document.documentElement.lang = telusur.language;
telusur.show();
