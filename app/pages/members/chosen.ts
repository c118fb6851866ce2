import { idsIn } from '#app/chosen.ts'
import { readChosen } from '#app/forms.ts'

/** The ids of the members whom the dialog was about. */
export async function readChosenIds(request: Request): Promise<string[]> {
  return idsIn(await readChosen(request, 'member'))
}
