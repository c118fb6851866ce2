const name = 'communitrak-talked'

/** Remembers on this device that somebody has talked with support: only then is there anything to listen for. */
export function hasTalked(): void {
  try {
    localStorage.setItem(name, 'yes')
  } catch {
    // a browser that keeps nothing shows no number on the bubble
  }
}

/** Whether somebody has talked with support on this device. */
export function didTalk(): boolean {
  try {
    return localStorage.getItem(name) !== null
  } catch {
    return false
  }
}
