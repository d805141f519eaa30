// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settings_dialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSpinBox>
#include <QTabWidget>
#include <QVBoxLayout>

namespace flipbook::ui {

namespace {

void name(QWidget* widget, const char* object_name, const QString& accessible_name)
{
    widget->setObjectName(QStringLiteral("settings.") + QLatin1String(object_name));
    widget->setAccessibleName(accessible_name);
}

void select(QComboBox* box, const QString& value)
{
    const int index = box->findData(value);
    box->setCurrentIndex(index < 0 ? 0 : index);
}

QLabel* remark(const QString& text, QWidget* parent)
{
    auto* label = new QLabel(text, parent);
    label->setWordWrap(true);
    label->setForegroundRole(QPalette::PlaceholderText);
    return label;
}

}  // namespace

SettingsDialog::SettingsDialog(Settings& settings,
                               const QList<std::pair<QString, QString>>& devices, QWidget* parent)
    : QDialog(parent), m_settings(settings)
{
    setObjectName(QStringLiteral("settings.dialog"));
    setWindowTitle(tr("Preferences"));
    auto* tabs = new QTabWidget(this);
    name(tabs, "pages", tr("Pages of the preferences"));
    tabs->addTab(window_page(), tr("Window"));
    tabs->addTab(engine_page(devices), tr("Engine"));
    tabs->addTab(models_page(), tr("Models"));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    connect(buttons, &QDialogButtonBox::accepted, this, &SettingsDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &SettingsDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->addWidget(tabs);
    column->addWidget(buttons);
    resize(520, 360);
}

QWidget* SettingsDialog::window_page()
{
    auto* page = new QWidget(this);
    auto* form = new QFormLayout(page);
    m_language = new QComboBox(page);
    name(m_language, "language", tr("Language"));
    m_language->addItem(tr("As the system has it"), QString());
    m_language->addItem(QStringLiteral("English"), QStringLiteral("en"));
    m_language->addItem(QStringLiteral("Deutsch"), QStringLiteral("de"));
    m_language->addItem(QString::fromUtf8("日本語"), QStringLiteral("ja"));
    select(m_language, m_settings.values().language);
    form->addRow(tr("&Language"), m_language);
    form->addRow(QString(), remark(tr("A new language shows from the next start on."), page));

    m_theme = new QComboBox(page);
    name(m_theme, "theme", tr("Colours"));
    m_theme->addItem(tr("As the system has it"), theme_name(Theme::system));
    m_theme->addItem(tr("Light"), theme_name(Theme::light));
    m_theme->addItem(tr("Dark"), theme_name(Theme::dark));
    m_theme->addItem(tr("High contrast"), theme_name(Theme::high_contrast));
    select(m_theme, theme_name(m_settings.values().theme));
    form->addRow(tr("&Colours"), m_theme);

    m_notify = new QCheckBox(tr("Say when a clip is done while another window is in use"), page);
    name(m_notify, "notify", m_notify->text());
    m_notify->setChecked(m_settings.values().notify_when_done);
    form->addRow(QString(), m_notify);
    return page;
}

QWidget* SettingsDialog::engine_page(const QList<std::pair<QString, QString>>& devices)
{
    auto* page = new QWidget(this);
    auto* form = new QFormLayout(page);
    m_device = new QComboBox(page);
    name(m_device, "device", tr("Device"));
    m_device->addItem(tr("The fastest there is"), QStringLiteral("auto"));
    for (const auto& [id, device] : devices)
        m_device->addItem(device, id);
    // A device that is not there today stays chosen.
    const QString chosen = m_settings.values().device;
    if (m_device->findData(chosen) < 0)
        m_device->addItem(tr("%1 (not found)").arg(chosen), chosen);
    select(m_device, chosen);
    form->addRow(tr("&Device"), m_device);

    m_memory = new QSpinBox(page);
    name(m_memory, "memory", tr("Memory limit in GiB"));
    m_memory->setRange(0, 4096);
    m_memory->setSuffix(tr(" GiB"));
    m_memory->setSpecialValueText(tr("What there is"));
    m_memory->setValue(m_settings.values().memory_limit_gib);
    form->addRow(tr("&Memory limit"), m_memory);
    form->addRow(QString(), remark(tr("Clips that need more are refused before they begin. Holds "
                                      "from the next start on."),
                                   page));

    m_deep_frames = new QCheckBox(tr("&Keep 16 bits a channel"), page);
    name(m_deep_frames, "deep_frames", tr("Keep 16 bits a channel"));
    m_deep_frames->setChecked(m_settings.values().has_deep_frames);
    form->addRow(QString(), m_deep_frames);
    form->addRow(QString(), remark(tr("For exports with 10 and 16 bits: clips take three times the "
                                      "room in the history. Holds from the next start on."),
                                   page));

    m_history = new QSpinBox(page);
    name(m_history, "history", tr("Size of the history in GiB"));
    m_history->setRange(1, 4096);
    m_history->setSuffix(tr(" GiB"));
    m_history->setValue(m_settings.values().history_limit_gib);
    form->addRow(tr("&History keeps"), m_history);
    form->addRow(QString(),
                 remark(tr("Beyond it the oldest clips without a star are deleted."), page));
    return page;
}

QWidget* SettingsDialog::models_page()
{
    auto* page = new QWidget(this);
    auto* column = new QVBoxLayout(page);
    column->addWidget(remark(tr("Folders with models: an installation of A1111, Forge or ComfyUI, "
                                "its extra_model_paths.yaml, or any folder. Nothing is ever "
                                "written there."),
                             page));
    m_folders = new QListWidget(page);
    name(m_folders, "folders", tr("Folders with models"));
    m_folders->addItems(m_settings.values().model_folders);
    column->addWidget(m_folders, 1);

    auto* row = new QHBoxLayout;
    auto* add = new QPushButton(tr("&Add folder…"), page);
    name(add, "add_folder", tr("Add a folder with models"));
    connect(add, &QPushButton::clicked, this, [this] {
        add_folder(QFileDialog::getExistingDirectory(this, tr("Folder with models")));
    });
    auto* add_list = new QPushButton(tr("Add &list…"), page);
    name(add_list, "add_list", tr("Add an extra_model_paths.yaml"));
    add_list->setToolTip(add_list->accessibleName());
    connect(add_list, &QPushButton::clicked, this, [this] {
        add_folder(QFileDialog::getOpenFileName(this, tr("List of folders with models"), QString(),
                                                tr("Lists of ComfyUI (*.yaml *.yml)")));
    });
    auto* find = new QPushButton(tr("&Find them"), page);
    name(find, "find_folders", tr("Find folders of A1111, Forge and ComfyUI"));
    connect(find, &QPushButton::clicked, this, [this] {
        for (const QString& folder : Settings::found_model_folders())
            add_folder(folder);
    });
    auto* remove = new QPushButton(tr("&Remove"), page);
    name(remove, "remove_folder", tr("Remove the chosen folder from the list"));
    remove->setEnabled(false);
    connect(m_folders, &QListWidget::itemSelectionChanged, remove,
            [this, remove] { remove->setEnabled(!m_folders->selectedItems().isEmpty()); });
    connect(remove, &QPushButton::clicked, this,
            [this] { qDeleteAll(m_folders->selectedItems()); });
    for (QPushButton* button : {add, add_list, find, remove})
        row->addWidget(button);
    row->addStretch();
    column->addLayout(row);
    return page;
}

void SettingsDialog::add_folder(const QString& folder)
{
    if (!folder.isEmpty() && m_folders->findItems(folder, Qt::MatchExactly).isEmpty())
        m_folders->addItem(folder);
}

SettingsValues SettingsDialog::edited_values() const
{
    SettingsValues values = m_settings.values();
    values.language = m_language->currentData().toString();
    values.theme = theme_from_name(m_theme->currentData().toString());
    values.notify_when_done = m_notify->isChecked();
    values.device = m_device->currentData().toString();
    values.memory_limit_gib = m_memory->value();
    values.has_deep_frames = m_deep_frames->isChecked();
    values.history_limit_gib = m_history->value();
    values.model_folders.clear();
    for (int i = 0; i < m_folders->count(); ++i)
        values.model_folders.append(m_folders->item(i)->text());
    return values;
}

void SettingsDialog::accept()
{
    m_settings.set_values(edited_values());
    QDialog::accept();
}

}  // namespace flipbook::ui
