/** What stands in the form of a conversation, by the names of its fields. */
type Draft = Partial<Record<string, string>>

type Field = HTMLInputElement | HTMLTextAreaElement

const fieldsOf = (form: HTMLFormElement) => [
  ...form.querySelectorAll<Field>('textarea, [name=name], [name=email]'),
]

const mark = 'communitrak-draft'
const placeOf = (form: HTMLFormElement) => `${mark} ${form.action.split('?')[0]}`

/**
 * Keeps what is typed and not sent in this tab of the browser, until it is sent: whoever closes the panel to look at the
 * page below, or reads an article first, finds it again.
 */
export function keepsDraft(form: HTMLFormElement): void {
  const kept = read(form)
  for (const field of fieldsOf(form)) field.value ||= kept[field.name] ?? ''
  form.addEventListener('input', () => {
    const draft = fieldsOf(form).map((field) => [field.name, field.value])
    store(form, JSON.stringify(Object.fromEntries(draft)))
  })
}

/** What was typed has been sent. */
export function forgetDraft(form: HTMLFormElement): void {
  store(form, '{}')
}

/** Whoever signs out leaves nothing in this tab for the next. */
export function forgetsDraftsAtSignOut(): void {
  document.addEventListener('submit', ({ target }) => {
    const goesTo = (target as HTMLFormElement).getAttribute('action')
    if (goesTo?.split('?')[0] === '/sign-out') forgetAll()
  })
}

function forgetAll(): void {
  try {
    for (const place of Object.keys(sessionStorage))
      if (place.startsWith(mark)) sessionStorage.removeItem(place)
  } catch {
    // a browser that keeps nothing has nothing to forget
  }
}

function read(form: HTMLFormElement): Draft {
  try {
    return JSON.parse(sessionStorage.getItem(placeOf(form)) ?? '{}') as Draft
  } catch {
    return {}
  }
}

function store(form: HTMLFormElement, draft: string): void {
  try {
    sessionStorage.setItem(placeOf(form), draft)
  } catch {
    // a browser that keeps nothing forgets a draft with its panel
  }
}
