import { PublicFrame } from '#app/ui/public-frame.tsx'
import { OtherAddress, type OtherAddressProps } from './other-address.tsx'

/** The page of an address that only takes forms: what came of one, with the other ways out. */
export function WayOutTaken({ outcome }: { outcome: OtherAddressProps | undefined }) {
  return (
    <PublicFrame color={outcome?.offer.community.color} signedIn path="/join/resident">
      {outcome && <OtherAddress {...outcome} />}
    </PublicFrame>
  )
}
