/** Set by the development command, which then says when the page was built anew. */
const DEV_SWITCH = 'ZVONOK_DEV';

/** Lets the development command reload the window over the channel that it started this process with. */
export function listenForReload(reload: () => void): void {
  if (process.env[DEV_SWITCH] !== '1') return;
  process.on('message', (message) => {
    if (message === 'reload') reload();
  });
}
