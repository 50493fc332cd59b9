import { spawn, type ChildProcess } from 'node:child_process';
import { resolve } from 'node:path';
import { afterwards } from './world';

const lines = (child: ChildProcess): (() => string[]) => {
  let text = '';
  child.stdout?.on('data', (chunk: Buffer) => (text += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (text += chunk.toString()));
  return () => text.split('\n').filter(Boolean);
};

/** A process of its own that runs a script beside this file; it is ended after the tests. */
export const run = (script: string, args: string[], env: Record<string, string> = {}) => {
  const child = spawn(process.execPath, [resolve(import.meta.dirname, script), ...args], {
    env: { ...process.env, ...env }
  });
  afterwards(() => child.kill('SIGKILL'));
  const output = lines(child);
  const exit = new Promise<{ code: number | null; signal: string | null }>((done) => {
    child.on('exit', (code, signal) => done({ code, signal }));
  });
  /** Waits until the output fulfils a condition, or the process has ended. */
  const until = (holds: (output: string[]) => boolean) =>
    new Promise<string[]>((done, fail) => {
      const look = () => holds(output()) && done(output());
      child.stdout.on('data', look);
      child.stderr.on('data', look);
      child.on('exit', () => (holds(output()) ? done(output()) : fail(new Error(output().join('\n')))));
      look();
    });
  return { child, output, exit, until };
};
