import Download from 'lucide-react/icons/download';
import FileJson from 'lucide-react/icons/file-json';
import History from 'lucide-react/icons/history';
import Lightbulb from 'lucide-react/icons/lightbulb';
import Upload from 'lucide-react/icons/upload';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { useExportSetup } from './use-export-setup.ts';

interface MappingActionsProps {
  readonly selected: number;
  readonly onEdit: () => void;
  readonly onImport: () => void;
  readonly onHistory: () => void;
  readonly onTable: () => void;
  readonly onTemplate: () => void;
  readonly onSuggest: () => void;
  /** Documents that were pushed under older settings. */
  readonly pushedBefore: number;
  readonly onApply: () => void;
}

export function MappingActions(props: MappingActionsProps) {
  const { selected, onEdit, onImport, onHistory, onTable, onTemplate, onSuggest, pushedBefore, onApply } = props;
  const { t } = useTranslation('applications');
  const { exportSetup, exportTable } = useExportSetup();
  const label = t('file.menu');
  return (
    <>
      <Button icon={<Lightbulb />} onPress={onSuggest}>
        {t('suggest.open')}
      </Button>
      <Button icon={<History />} onPress={onHistory}>
        {t('history.open')}
      </Button>
      {pushedBefore > 0 && <Button onPress={onApply}>{t('apply.open', { count: pushedBefore })}</Button>}
      <Menu
        label={label}
        placement="bottom end"
        trigger={<Button icon={<FileJson />}>{label}</Button>}
        groups={[
          {
            id: 'file',
            label,
            entries: [
              { id: 'export', label: t('file.export'), icon: <Download />, onPress: () => void exportSetup() },
              { id: 'import', label: t('file.import'), icon: <Upload />, onPress: onImport },
              { id: 'template', label: t('template.import'), icon: <Upload />, onPress: onTemplate },
            ],
          },
          {
            id: 'table',
            label: t('table.menu'),
            entries: [
              { id: 'table-export', label: t('table.export'), icon: <Download />, onPress: () => void exportTable() },
              { id: 'table-import', label: t('table.import'), icon: <Upload />, onPress: onTable },
            ],
          },
        ]}
      />
      <Button variant="primary" isDisabled={selected === 0} onPress={onEdit}>
        {selected === 0 ? t('bulk.open') : t('bulk.openCount', { count: selected })}
      </Button>
    </>
  );
}
