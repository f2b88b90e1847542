import type { openLog, openProgram } from '../compose.ts';
import type { EnvironmentVariables } from '../environment.ts';
import type { CommandWorld } from './command-world.ts';
import type { Output } from './output.ts';

/** What the process around the program gives it. */
export interface Surroundings extends Pick<CommandWorld, 'output' | 'openBrowser' | 'readInput' | 'author'> {
  readonly output: Output;
  readonly variables: EnvironmentVariables;
  readonly clock: Parameters<typeof openProgram>[1];
  /** Of this program, for its requests. */
  readonly version: string;
  /** Called once it is known where the log is. */
  onLog(log: ReturnType<typeof openLog>): void;
}
