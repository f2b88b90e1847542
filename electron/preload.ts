import { contextBridge, ipcRenderer } from 'electron';
import { type NetworkEvents, pageBridge, tellOfNetwork } from './shell/page-bridge.ts';

// Runs in the page's sandbox, in a world of its own, before the page. Built as one CommonJS file with nothing but Electron
// outside of it. Node's types know no window, which is where the events of the network arrive.
contextBridge.exposeInMainWorld('tallybridge', pageBridge(ipcRenderer, process.platform));
tellOfNetwork(ipcRenderer, globalThis as typeof globalThis & NetworkEvents);
