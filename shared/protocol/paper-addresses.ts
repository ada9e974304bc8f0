/** What to print: this computer's own address helps nobody else, unless there is no other. */
export function addressesForPaper(addresses: readonly string[]): readonly string[] {
  const others = addresses.filter((address) => !address.startsWith('127.'));
  return others.length > 0 ? others : addresses;
}
