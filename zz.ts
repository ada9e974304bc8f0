import { chromium } from '@playwright/test';
import { readFileSync } from 'node:fs';
const d = JSON.parse(readFileSync('/tmp/dbg.json','utf8'));
const b = await chromium.connectOverCDP(d.cdpEndpoint);
const p = b.contexts()[0].pages()[0];
console.log(p.url(), await p.title());
await p.screenshot({path:'/tmp/s1.png'});
await b.close();
