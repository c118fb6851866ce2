import { newId } from '#domain/new-id.ts'
import type { OpenForm } from './forms.ts'
import { isId } from './ids.ts'

/** No form is longer than this, in characters; what is longer than a message may be comes back to be shortened. */
const longestForm = 11_000_000
const longestKept = 50_000

/** What somebody wrote to support, or support to them, with its files. */
type WrittenMessage = {
  text: string
  /** The submission. */
  key: string
  files: { name: string; bytes: Uint8Array }[]
}

/** Reads a message out of its form; one without a submission gets one of its own. */
export async function readMessageForm(form: OpenForm): Promise<WrittenMessage> {
  const key = form.text('key')
  return {
    text: form.text('text', longestForm).slice(0, longestKept),
    key: isId(key) ? key : newId(),
    files: await Promise.all(form.files('files').map(readFile)),
  }
}

async function readFile(file: File) {
  return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }
}
