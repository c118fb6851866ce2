import { type Element, elements, everyElement, wordsOf } from './html.ts'
import type { Page } from './page.ts'

/** What one types into a form or ticks in it; `false` unticks, several values tick several boxes. */
export type Typed = Record<string, string | boolean | readonly string[]>

/** What a browser sends when a button is pressed. */
export type Sending = {
  method: 'get' | 'post'
  path: string
  fields: [string, string][]
  /** Sent part by part, as long texts are. */
  inParts: boolean
}

type Wish = {
  /** The address the form sends to, without its query. */
  form: string
  typed?: Typed
  /** The words on the button; absent: the one that Enter presses. */
  press?: string
}

/**
 * Fills in a form of a page and presses a button: answers what a browser without JavaScript would send.
 * Throws when a person could not do that: no such form, field, choice or button, or a longer text than
 * the field takes.
 */
export function fillIn(page: Page, { form: to, typed = {}, press }: Wish): Sending {
  const form = formOf(page, to, press)
  const controls = controlsOf(form)
  const button = buttonOf(controls, press)
  for (const name of Object.keys(typed)) mayType(controls, name, typed[name]!)
  const fields = controls.flatMap((control): [string, string][] => {
    const { name } = control.attributes
    if (!name || (isButton(control) && control !== button)) return []
    return valuesOf(control, typed[name]).map((value) => [name, value])
  })
  const { formaction, formmethod } = button.attributes
  const action = formaction ?? actionOf(form, page)
  const method = formmethod ?? form.attributes.method ?? 'get'
  const inParts = form.attributes.enctype === 'multipart/form-data'
  return { method: method.toLowerCase() === 'post' ? 'post' : 'get', path: action, fields, inParts }
}

/** The form of a page that sends to an address: of several the one with the button, or the first. */
export function formOf(page: Page, to: string, press?: string): Element {
  const forms = elements(page.root, 'form')
  const fitting = forms.filter((form) => actionOf(form, page).split('?')[0] === to)
  const found = fitting.find((form) => hasButton(form, press)) ?? fitting[0]
  if (found) return found
  const there = forms.map((form) => actionOf(form, page)).join(', ')
  throw new Error(`No form sends to ${to}, only to: ${there}. The page says: ${page.words}`)
}

function hasButton(form: Element, words: string | undefined): boolean {
  return controlsOf(form).some((control) => isButton(control) && wordsOf(control) === words)
}

/** What stands in the fields of a form when the page is opened, as a browser would send it. */
export function filledIn(page: Page, to: string): Record<string, string> {
  return Object.fromEntries(fillIn(page, { form: to }).fields)
}

function actionOf(form: Element, page: Page): string {
  const url = new URL(form.attributes.action ?? page.path, `http://browser${page.path}`)
  return url.pathname + url.search
}

/** Inputs, selects and buttons of a form that are not disabled, in their order. */
function controlsOf(form: Element): Element[] {
  const disabled = elements(form, 'fieldset')
    .filter(({ attributes }) => 'disabled' in attributes)
    .flatMap(everyElement)
  return elements(form, 'input', 'select', 'textarea', 'button').filter(
    (control) => !('disabled' in control.attributes) && !disabled.includes(control),
  )
}

function isButton({ tag, attributes }: Element): boolean {
  return tag === 'button' || attributes.type === 'submit'
}

function buttonOf(controls: Element[], words: string | undefined): Element {
  const buttons = controls.filter(isButton)
  const found = words ? buttons.find((button) => wordsOf(button) === words) : buttons[0]
  if (found) return found
  throw new Error(`No button says “${words}”, only: ${buttons.map(wordsOf).join(', ')}`)
}

function isTicked({ attributes }: Element): boolean {
  return attributes.type === 'checkbox' || attributes.type === 'radio'
}

function mayType(controls: Element[], name: string, typed: Typed[string]): void {
  const named = controls.filter(({ attributes }) => attributes.name === name)
  const [first] = named
  if (!first || first.attributes.type === 'hidden') throw new Error(`There is no field ${name}.`)
  const values = typeof typed === 'boolean' ? [] : [typed].flat()
  const wrong = values.find((value) => !takes(named, first, value))
  if (wrong !== undefined) throw new Error(`${name} does not take “${wrong}”.`)
}

/** Whether one of the controls of a name offers a value, or has room for it. */
function takes(named: Element[], first: Element, value: string): boolean {
  if (isTicked(first)) return named.some((control) => ownValue(control) === value)
  if (first.tag === 'select') return optionsOf(first).some((option) => ownValue(option) === value)
  return value.length <= Number(first.attributes.maxlength ?? Number.POSITIVE_INFINITY)
}

function ownValue(control: Element): string {
  return control.attributes.value ?? (control.tag === 'option' ? wordsOf(control) : 'on')
}

function optionsOf(select: Element): Element[] {
  return elements(select, 'option')
}

function valuesOf(control: Element, typed: Typed[string] | undefined): string[] {
  if (control.attributes.type === 'hidden') return [control.attributes.value ?? '']
  if (isTicked(control)) return isChosen(control, typed) ? [ownValue(control)] : []
  if (typeof typed === 'string') return [typed]
  if (control.tag !== 'select') return [textIn(control)]
  const options = optionsOf(control)
  const chosen = options.find(({ attributes }) => 'selected' in attributes) ?? options[0]
  return chosen ? [ownValue(chosen)] : []
}

/** What stands in a line or a box of text; a line break right after the tag of a box does not count. */
function textIn({ tag, attributes, children }: Element): string {
  return tag === 'textarea' ? children.join('').replace(/^\n/, '') : (attributes.value ?? '')
}

function isChosen(control: Element, typed: Typed[string] | undefined): boolean {
  if (typed === undefined) return 'checked' in control.attributes
  return typeof typed === 'boolean' ? typed : [typed].flat().includes(ownValue(control))
}
