import type { ComponentType, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { lazyPage as page } from '../ui/lazyPage';
import { Empty, Page } from '../ui/Page';
import { Link, matchPath, type Place } from './router';

interface RecordProps {
  id: string;
}
interface FormProps {
  id?: string;
  caseId?: string;
}

const HomePage = page(() => import('../features/home/HomePage'), 'HomePage');
const LedgerPage = page(() => import('../features/ledger/LedgerPage'), 'LedgerPage');
const BackupPage = page(() => import('../features/backup/BackupPage'), 'BackupPage');
const OfficersPage = page(() => import('../features/officers/OfficersPage'), 'OfficersPage');
const OfficerPage = page<RecordProps, 'OfficerPage'>(
  () => import('../features/officers/OfficerPage'),
  'OfficerPage',
);
const AccessLogPage = page(() => import('../features/accessLog/AccessLogPage'), 'AccessLogPage');
const SettingsPage = page(() => import('../features/settings/SettingsPage'), 'SettingsPage');
const VerifyPage = page(() => import('../features/verify/VerifyPage'), 'VerifyPage');
const CaseListPage = page(() => import('../features/cases/CaseListPage'), 'CaseListPage');
const CasePage = page<RecordProps, 'CasePage'>(() => import('../features/cases/CasePage'), 'CasePage');
const CaseFormPage = page<FormProps, 'CaseFormPage'>(
  () => import('../features/cases/CaseFormPage'),
  'CaseFormPage',
);
const ExhibitListPage = page(() => import('../features/exhibits/ExhibitListPage'), 'ExhibitListPage');
const ExhibitPage = page<RecordProps, 'ExhibitPage'>(
  () => import('../features/exhibits/ExhibitPage'),
  'ExhibitPage',
);
const ExhibitFormPage = page<FormProps, 'ExhibitFormPage'>(
  () => import('../features/exhibits/ExhibitFormPage'),
  'ExhibitFormPage',
);
const SeizureListPage = page(() => import('../features/scene/SeizureListPage'), 'SeizureListPage');
const SeizurePage = page<RecordProps, 'SeizurePage'>(
  () => import('../features/scene/SeizurePage'),
  'SeizurePage',
);
const SeizureFormPage = page<FormProps, 'SeizureFormPage'>(
  () => import('../features/scene/SeizureFormPage'),
  'SeizureFormPage',
);
const ScenePage = page<RecordProps, 'ScenePage'>(() => import('../features/scene/ScenePage'), 'ScenePage');
const LookAlikePage = page(() => import('../features/scene/LookAlikePage'), 'LookAlikePage');
const LabelsPage = page(() => import('../features/scene/LabelsPage'), 'LabelsPage');
const WalletListPage = page(() => import('../features/wallets/WalletListPage'), 'WalletListPage');
const WalletPage = page<RecordProps, 'WalletPage'>(
  () => import('../features/wallets/WalletPage'),
  'WalletPage',
);
const WalletFormPage = page<FormProps, 'WalletFormPage'>(
  () => import('../features/wallets/WalletFormPage'),
  'WalletFormPage',
);
const EnvelopeListPage = page(() => import('../features/envelopes/EnvelopeListPage'), 'EnvelopeListPage');
const EnvelopePage = page<RecordProps, 'EnvelopePage'>(
  () => import('../features/envelopes/EnvelopePage'),
  'EnvelopePage',
);
const EnvelopeFormPage = page<FormProps, 'EnvelopeFormPage'>(
  () => import('../features/envelopes/EnvelopeFormPage'),
  'EnvelopeFormPage',
);
const SiteListPage = page(() => import('../features/sites/SiteListPage'), 'SiteListPage');
const SitePage = page<RecordProps, 'SitePage'>(() => import('../features/sites/SitePage'), 'SitePage');
const SiteFormPage = page<FormProps, 'SiteFormPage'>(
  () => import('../features/sites/SiteFormPage'),
  'SiteFormPage',
);
const PersonPage = page<RecordProps, 'PersonPage'>(
  () => import('../features/persons/PersonPage'),
  'PersonPage',
);
const PersonFormPage = page<FormProps, 'PersonFormPage'>(
  () => import('../features/persons/PersonFormPage'),
  'PersonFormPage',
);
const LinkPage = page<RecordProps, 'LinkPage'>(() => import('../features/links/LinkPage'), 'LinkPage');
const LinkFormPage = page<FormProps, 'LinkFormPage'>(
  () => import('../features/links/LinkFormPage'),
  'LinkFormPage',
);
const AttachmentPage = page<RecordProps, 'AttachmentPage'>(
  () => import('../features/attachments/AttachmentPage'),
  'AttachmentPage',
);
const StatisticsPage = page(() => import('../features/statistics/StatisticsPage'), 'StatisticsPage');
const ReportListPage = page(() => import('../features/reports/ReportListPage'), 'ReportListPage');
const ReportPage = page<RecordProps, 'ReportPage'>(
  () => import('../features/reports/ReportPage'),
  'ReportPage',
);
const ReportFormPage = page<FormProps, 'ReportFormPage'>(
  () => import('../features/reports/ReportFormPage'),
  'ReportFormPage',
);

const DisclosePage = page<RecordProps, 'DisclosePage'>(
  () => import('../features/reports/DisclosePage'),
  'DisclosePage',
);

const RoomPage = page(() => import('../features/room/RoomPage'), 'RoomPage');
const AddressListPage = page(() => import('../features/addresses/AddressListPage'), 'AddressListPage');
const ProviderPage = page<RecordProps, 'ProviderPage'>(
  () => import('../features/lists/ProviderPage'),
  'ProviderPage',
);
const ProviderFormPage = page<FormProps, 'ProviderFormPage'>(
  () => import('../features/lists/ProviderFormPage'),
  'ProviderFormPage',
);
const ListsPage = page(() => import('../features/lists/ListsPage'), 'ListsPage');
const ImportListPage = page(() => import('../features/imports/ImportListPage'), 'ImportListPage');
const ImportPage = page<RecordProps, 'ImportPage'>(
  () => import('../features/imports/ImportPage'),
  'ImportPage',
);
const ImportFormPage = page<FormProps, 'ImportFormPage'>(
  () => import('../features/imports/ImportFormPage'),
  'ImportFormPage',
);

const CustodyPage = page(() => import('../features/custody/CustodyPage'), 'CustodyPage');
const CustodyFormPage = page(() => import('../features/custody/CustodyFormPage'), 'CustodyFormPage');
const CustodyEventPage = page<RecordProps, 'CustodyEventPage'>(
  () => import('../features/custody/CustodyEventPage'),
  'CustodyEventPage',
);
const DiscrepancyPage = page<RecordProps, 'DiscrepancyPage'>(
  () => import('../features/custody/DiscrepancyPage'),
  'DiscrepancyPage',
);
const DispositionPage = page<RecordProps, 'DispositionPage'>(
  () => import('../features/custody/DispositionPage'),
  'DispositionPage',
);
const DispositionFormPage = page<FormProps, 'DispositionFormPage'>(
  () => import('../features/custody/DispositionFormPage'),
  'DispositionFormPage',
);
const CountListPage = page(() => import('../features/counts/CountListPage'), 'CountListPage');
const CountPage = page<RecordProps, 'CountPage'>(() => import('../features/counts/CountPage'), 'CountPage');
const DeadlinesPage = page(() => import('../features/deadlines/DeadlinesPage'), 'DeadlinesPage');
const DeadlinePage = page<RecordProps, 'DeadlinePage'>(
  () => import('../features/deadlines/DeadlinePage'),
  'DeadlinePage',
);
const FundsListPage = page(() => import('../features/funds/FundsListPage'), 'FundsListPage');
const ValuationsPage = page(() => import('../features/funds/ValuationsPage'), 'ValuationsPage');
const RatesPage = page(() => import('../features/funds/RatesPage'), 'RatesPage');
const EntitlementsPage = page(() => import('../features/funds/EntitlementsPage'), 'EntitlementsPage');
const BridgePage = page(() => import('../features/funds/BridgePage'), 'BridgePage');
const ObservationFormPage = page<FormProps, 'ObservationFormPage'>(
  () => import('../features/funds/ObservationFormPage'),
  'ObservationFormPage',
);
const MovementFormPage = page<FormProps, 'MovementFormPage'>(
  () => import('../features/funds/MovementFormPage'),
  'MovementFormPage',
);
const ValuationFormPage = page<FormProps, 'ValuationFormPage'>(
  () => import('../features/funds/ValuationFormPage'),
  'ValuationFormPage',
);
const AccountFormPage = page<FormProps, 'AccountFormPage'>(
  () => import('../features/funds/AccountFormPage'),
  'AccountFormPage',
);
const AccountPage = page<RecordProps, 'AccountPage'>(
  () => import('../features/funds/AccountPage'),
  'AccountPage',
);
const MovementPage = page<RecordProps, 'MovementPage'>(
  () => import('../features/funds/MovementPage'),
  'MovementPage',
);

type Draw = (params: Record<string, string>, query: URLSearchParams) => ReactNode;

function ofCase(query: URLSearchParams): { caseId?: string } {
  const caseId = query.get('case');
  return caseId === null ? {} : { caseId };
}

/** The list, the form and the pages of one kind of record. */
function recordRoutes(
  at: string,
  List: ComponentType | undefined,
  Record: ComponentType<RecordProps>,
  Form: ComponentType<FormProps>,
): [string, Draw][] {
  const list: [string, Draw][] = List === undefined ? [] : [[at, () => <List />]];
  return [
    ...list,
    [`${at}/new`, (_, query) => <Form {...ofCase(query)} />],
    [`${at}/:id`, ({ id = '' }) => <Record key={id} id={id} />],
    [`${at}/:id/edit`, ({ id = '' }, query) => <Form key={id} id={id} {...ofCase(query)} />],
  ];
}

const table: readonly [string, Draw][] = [
  ['/home', () => <HomePage />],
  ['/attachments/:id', ({ id = '' }) => <AttachmentPage key={id} id={id} />],
  ['/room', () => <RoomPage />],
  ['/addresses', (_, query) => <AddressListPage key={query.toString()} />],
  ['/lists', () => <ListsPage />],
  ...recordRoutes('/providers', undefined, ProviderPage, ProviderFormPage),
  ['/imports', () => <ImportListPage />],
  ['/imports/new', (_, query) => <ImportFormPage {...ofCase(query)} />],
  ['/imports/:id', ({ id = '' }) => <ImportPage key={id} id={id} />],
  ['/ledger', () => <LedgerPage />],
  ['/backup', () => <BackupPage />],
  ['/officers', () => <OfficersPage />],
  ['/officers/:id', ({ id = '' }) => <OfficerPage key={id} id={id} />],
  ['/accessLog', () => <AccessLogPage />],
  ['/statistics', () => <StatisticsPage />],
  ['/settings', () => <SettingsPage />],
  ['/verify', () => <VerifyPage />],
  ['/custody', () => <CustodyPage />],
  ['/custody/new', () => <CustodyFormPage />],
  ['/custody/:id', ({ id = '' }) => <CustodyEventPage key={id} id={id} />],
  ['/discrepancies/:id', ({ id = '' }) => <DiscrepancyPage key={id} id={id} />],
  ['/dispositions/new', (_, query) => <DispositionFormPage caseId={query.get('case') ?? ''} />],
  ['/dispositions/:id', ({ id = '' }) => <DispositionPage key={id} id={id} />],
  ['/counts', () => <CountListPage />],
  ['/counts/:id', ({ id = '' }) => <CountPage key={id} id={id} />],
  ['/deadlines', () => <DeadlinesPage />],
  ['/deadlines/:id', ({ id = '' }) => <DeadlinePage key={id} id={id} />],
  ...recordRoutes('/cases', CaseListPage, CasePage, CaseFormPage),
  ...recordRoutes('/seizures', SeizureListPage, SeizurePage, SeizureFormPage),
  ['/seizures/:id/scene', ({ id = '' }) => <ScenePage key={id} id={id} />],
  ['/labels', () => <LabelsPage />],
  ['/lookAlikes', () => <LookAlikePage />],
  ...recordRoutes('/exhibits', ExhibitListPage, ExhibitPage, ExhibitFormPage),
  ...recordRoutes('/wallets', WalletListPage, WalletPage, WalletFormPage),
  ...recordRoutes('/envelopes', EnvelopeListPage, EnvelopePage, EnvelopeFormPage),
  ['/funds', () => <FundsListPage />],
  ['/valuations', () => <ValuationsPage />],
  ['/rates', () => <RatesPage />],
  ['/entitlements', () => <EntitlementsPage />],
  ['/bridge', () => <BridgePage />],
  ['/observations/new', (_, query) => <ObservationFormPage caseId={query.get('case') ?? ''} />],
  ['/valuations/new', (_, query) => <ValuationFormPage caseId={query.get('case') ?? ''} />],
  ['/movements/new', (_, query) => <MovementFormPage caseId={query.get('case') ?? ''} />],
  ['/movements/:id', ({ id = '' }) => <MovementPage key={id} id={id} />],
  ...recordRoutes('/accounts', undefined, AccountPage, AccountFormPage),
  ...recordRoutes('/sites', SiteListPage, SitePage, SiteFormPage),
  ...recordRoutes('/persons', undefined, PersonPage, PersonFormPage),
  ...recordRoutes('/links', undefined, LinkPage, LinkFormPage),
  ['/reports/:id/disclose', ({ id = '' }) => <DisclosePage key={id} id={id} />],
  ...recordRoutes('/reports', ReportListPage, ReportPage, ReportFormPage),
];

export function CurrentPage({ place }: { place: Place }) {
  for (const [pattern, draw] of table) {
    const params = matchPath(pattern, place.path);
    if (params !== undefined) return draw(params, place.query);
  }
  return <NoSuchPage />;
}

function NoSuchPage() {
  const { t } = useTranslation('shell');
  return (
    <Page title={t('noPage.title')} testId="page-none">
      <Empty
        title={t('noPage.title')}
        text={t('noPage.text')}
        action={<Link to="/home">{t('nav.home')}</Link>}
      />
    </Page>
  );
}
