import type { RouterContextProvider } from 'react-router'
import { entrance, house } from '#app/context.ts'
import { readLocale } from '#domain/communities/read-locale.ts'
import { newId } from '#domain/new-id.ts'
import { readTextForm } from './read-text-form.ts'
import type { TextAnswers, TextView } from './text-form.ts'

/** What stands in the preview instead of a code that works. */
const sampleCode = 'X'.repeat(16)

/** The page with what was typed, and the text as it will arrive. */
export async function showTextForm(
  context: Readonly<RouterContextProvider>,
  answers: TextAnswers,
  given: Partial<Pick<TextView, 'trouble' | 'rowFaults' | 'pasteFaults' | 'hasGood'>> = {},
): Promise<TextView> {
  const { rows, given: numbers } = readTextForm(answers)
  const firstName = numbers.find(({ name }) => name !== null)?.name ?? null
  return {
    answers: { ...answers, submission: answers.submission || newId() },
    rows,
    rowFaults: {},
    pasteFaults: [],
    hasGood: false,
    trouble: context.get(house).sendsTexts ? null : { key: 'notSetUp' },
    preview: await previewFor(context, firstName),
    ...given,
  }
}

async function previewFor(context: Readonly<RouterContextProvider>, firstName: string | null) {
  const { db, wordText, publicUrl } = context.get(house)
  const { by, community } = context.get(entrance)
  const locale = await readLocale(db, by)
  const joinUrl = `${publicUrl}/join/${sampleCode}`
  const message = { template: 'invitation', communityName: community.name, joinUrl } as const
  const { text, segments } = wordText({ ...message, firstName }, { locale })
  return { text, segments, characters: [...text].length }
}
