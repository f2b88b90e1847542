// undici's types name no file but its whole; this one is all that is used of it.
declare module 'undici/lib/dispatcher/agent.js' {
  export { Agent as default } from 'undici';
}
