/** The page of a conversation, to which addresses lead that only take forms. */
export function pageOf({ slug }: { slug?: string | undefined }): string {
  return slug === undefined ? '/help/contact' : `/c/${slug}/contact`
}
