/**
 * What Enter presses is the first button of a form: put before all others, this one, unseen, sends it as the last one
 * does, or says by `go` that it was Enter.
 */
export function OnEnter({ go }: { go?: string }) {
  return (
    <button
      type="submit"
      className="hidden-words"
      name={go && 'go'}
      value={go}
      tabIndex={-1}
      aria-hidden="true"
    />
  )
}
