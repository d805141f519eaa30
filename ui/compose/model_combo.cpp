// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/model_combo.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QToolButton>

#include "ui/document/path_text.h"

namespace flipbook::ui {

namespace {

constexpr int own_role = Qt::UserRole + 1;

}  // namespace

ModelCombo::ModelCombo(const SettingText& text, ModelShelf& shelf, QList<ModelKind> kinds,
                       std::vector<Own> own, QWidget* parent)
    : QWidget(parent), m_shelf(shelf), m_kinds(std::move(kinds)), m_own(std::move(own)),
      m_combo(new QComboBox(this)), m_browse(new QToolButton(this))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    row->addWidget(m_combo, 1);
    row->addWidget(m_browse);
    setFocusProxy(m_combo);
    m_combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_combo->setMinimumContentsLength(10);
    m_browse->setText(QStringLiteral("…"));
    m_browse->setToolTip(tr("Another file"));
    m_browse->setObjectName(text.name + QStringLiteral(".browse"));
    m_browse->setAccessibleName(tr("%1: choose another file").arg(text.label));
    m_browse->setFocusPolicy(Qt::StrongFocus);
    connect(m_combo, &QComboBox::activated, this, &ModelCombo::chosen);
    connect(m_browse, &QToolButton::clicked, this, &ModelCombo::browse);
    connect(&shelf, &ModelShelf::changed, this, &ModelCombo::fill);
    fill();
}

void ModelCombo::fill()
{
    m_combo->clear();
    for (const auto& [label, id] : m_own)
        m_combo->addItem(label, QVariant()),
            m_combo->setItemData(m_combo->count() - 1, id, own_role);
    for (const KnownModelPtr& model : m_shelf.of_kinds(m_kinds)) {
        const QString path = path_text(model->page.path);
        m_combo->addItem(model_name(model->page.path), path);
        m_combo->setItemData(m_combo->count() - 1, path, Qt::ToolTipRole);
    }
    if (m_file.empty())
        show_own(m_own_id);
    else
        show_file(m_file);
}

int ModelCombo::index_of(const std::filesystem::path& file) const
{
    return m_combo->findData(path_text(file));
}

void ModelCombo::show_file(const std::filesystem::path& file)
{
    m_file = file;
    if (!file.empty() && index_of(file) < 0)  // Not looked at yet, or not fit: shown as it is.
        m_combo->addItem(model_name(file), path_text(file));
    m_combo->setCurrentIndex(file.empty() ? -1 : index_of(file));
    m_combo->setToolTip(path_text(file));
}

void ModelCombo::show_own(int id)
{
    m_file.clear();
    m_own_id = id;
    m_combo->setCurrentIndex(m_combo->findData(id, own_role));
    m_combo->setToolTip({});
}

void ModelCombo::judge(const ModelJudge& misfit)
{
    for (int row = static_cast<int>(m_own.size()); row < m_combo->count(); ++row) {
        const QString path = m_combo->itemData(row).toString();
        set_item_problem(*m_combo, row, misfit(text_path(path)), path);
    }
}

void ModelCombo::chosen(int index)
{
    const QVariant own = m_combo->itemData(index, own_role);
    if (own.isValid())
        Q_EMIT own_chosen(own.toInt());
    else
        Q_EMIT file_chosen(text_path(m_combo->itemData(index).toString()));
}

void ModelCombo::browse()
{
    ask_for_model(this, m_combo->accessibleName(),
                  [this](const std::filesystem::path& file) { Q_EMIT file_chosen(file); });
}

void ask_for_model(QWidget* parent, const QString& title,
                   const std::function<void(const std::filesystem::path&)>& chosen)
{
    auto* dialog = new QFileDialog(parent, title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters(
        {QCoreApplication::translate("ModelCombo", "Models (%1)")
             .arg(QStringLiteral("*.safetensors *.ckpt *.pt *.pth *.bin model_index.json")),
         QCoreApplication::translate("ModelCombo", "All files (%1)").arg(QStringLiteral("*"))});
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, [chosen](const QString& file) {
        const std::filesystem::path path = text_path(file);
        // The list of a folder's parts stands for the folder.
        chosen(path.filename() == "model_index.json" ? path.parent_path() : path);
    });
    dialog->open();
}

}  // namespace flipbook::ui
