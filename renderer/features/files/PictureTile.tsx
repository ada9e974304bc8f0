import { Download, Image } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useI18n } from '../../i18n/I18n.tsx';
import { cx } from '../../ui/class-names.ts';
import { Progress, thumbAddress } from './FileLine.tsx';
import { FileMenu } from './FileMenu.tsx';
import { FilePreview } from './FilePreview.tsx';
import { picturePlace } from './picture-place.ts';
import { fileAddress, type FilePlace, useFile } from './use-file.ts';
import styles from './Files.module.css';

/** A picture in its place: small and unsharp until it is here, and large when it is pressed. */
export function PictureTile(place: FilePlace) {
  const { t } = useI18n();
  const of = useFile(place);
  const [isShown, setIsShown] = useState(false);
  const { file } = place;
  const isReady = of.isHere && of.view === 'picture';
  const label = isReady ? 'files.picture' : 'files.pictureAway';
  const act = () => {
    if (isReady) setIsShown(true);
    else if (of.isUnderWay) of.resume();
    else of.download();
  };
  return (
    <div className={styles.tile}>
      <Button
        className={cx(styles.picture)}
        style={placeOf(file)}
        aria-label={t(label, { name: file.name, words: of.words })}
        onPress={act}
      >
        {isReady ? (
          <img className={styles.fill} src={fileAddress(file.digest)} alt="" decoding="async" />
        ) : null}
        {!isReady && file.thumb !== '' ? (
          <img className={cx(styles.fill, styles.unsharp)} src={thumbAddress(file.thumb)} alt="" />
        ) : null}
        {!isReady && file.thumb === '' ? <Image size="2rem" strokeWidth={1.5} aria-hidden="true" /> : null}
        {isReady && !of.isUnderWay ? null : (
          <span className={styles.chip}>
            {!isReady && !of.isUnderWay ? (
              <Download size="1rem" strokeWidth={1.75} aria-hidden="true" />
            ) : null}
            {of.words}
          </span>
        )}
      </Button>
      <Progress of={of} />
      <span className={styles.tileMenu}>
        <FileMenu of={of} />
      </span>
      {isShown ? <FilePreview place={place} of={of} onClose={() => setIsShown(false)} /> : null}
    </div>
  );
}

function placeOf(file: Parameters<typeof picturePlace>[0]) {
  const { widthRem, heightRem } = picturePlace(file);
  return { width: `${widthRem}rem`, height: `${heightRem}rem` };
}
