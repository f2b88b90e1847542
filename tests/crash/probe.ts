import { openCrashScene } from './crash-scene.ts';
import { BooksMemory, checkExactlyOnce } from './check-exactly-once.ts';
const scene = await openCrashScene(1);
const memory = new BooksMemory();
for (let i=0;i<6;i++){ scene.feed.addDay(); if(i===3) scene.feed.addVendors(10);
 const before=scene.sandbox.world.requests.length;
 const end = await scene.startSync().ended;
 process.stdout.write(`${end.exitCode} ${Math.round(end.lastedMs)} ms pushed ${end.summary?.pushed} att ${end.summary?.attached} ${end.exitCode===0?'':end.said} req ${scene.sandbox.world.requests.length-before}\n`);
 if(i===1) process.stdout.write(scene.sandbox.world.requests.slice(before).map(r=>`${r.at-scene.sandbox.world.requests[before]!.at} ${r.service} ${r.method} ${r.path}?${r.query.slice(0,60)}`).join('\n')+'\n');
 checkExactlyOnce(scene, memory, {complete:true});
}
await scene.close();
