import { type Transferable, Worker } from 'node:worker_threads'

type Starting<Task> = {
  /** The module that starts it: in source the thread's file stands beside that one. */
  beside: string
  task: Task
  /** An end to what JavaScript may hold in it; buffers come on top. */
  megabytes: number
  /** What of the task is given away rather than copied. */
  transferList?: Transferable[]
}

/** Starts a thread with nothing of ours but what it is given. */
export function startThread<Task>(
  name: string,
  { beside, task, megabytes, transferList = [] }: Starting<Task>,
): Worker {
  return new Worker(fileOf(name, beside), {
    workerData: task,
    transferList,
    resourceLimits: { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: 16 },
    env: {},
    execArgv: [],
  })
}

/** In the build all threads stand beside `main.js`, one up from its chunks. */
function fileOf(name: string, beside: string): URL {
  return beside.endsWith('.ts')
    ? new URL(`./${name}.ts`, beside)
    : new URL(beside.replace(/(chunks\/)?[^/]+$/, `${name}.js`))
}
