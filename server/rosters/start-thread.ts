import { Worker } from 'node:worker_threads'

/** In source a thread's file stands beside this one; in the build beside `main.js`, one up from its chunks. */
function fileOf(name: string): URL {
  return import.meta.url.endsWith('.ts')
    ? new URL(`./${name}.ts`, import.meta.url)
    : new URL(import.meta.url.replace(/(chunks\/)?[^/]+$/, `${name}.js`))
}

/** Starts a thread with nothing of ours but what it is given, and an end to what JavaScript may hold in it. */
export function startThread<Task>(
  name: string,
  { task, megabytes }: { task: Task; megabytes: number },
): Worker {
  return new Worker(fileOf(name), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: 16 },
    env: {},
    execArgv: [],
  })
}
