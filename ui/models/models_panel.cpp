// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/models_panel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/document/in_background.h"
#include "ui/document/path_text.h"
#include "ui/errors/error_text.h"
#include "ui/models/model_picture.h"

namespace flipbook::ui {

namespace {

constexpr int icon_side = 32;
constexpr int picture_side = 96;
constexpr int path_role = Qt::UserRole;

QString text(const std::string& words)
{
    return QString::fromStdString(words);
}

// Empty for a heading.
QString path_of(const QTreeWidgetItem& item)
{
    return item.data(0, path_role).toString();
}

}  // namespace

QString details_of(const ModelPage& page)
{
    QString kind = kind_text(page.kind);
    if (!page.variant.empty())
        kind += QStringLiteral(", ") + text(page.variant);
    QStringList lines{model_name(page.path), kind};
    lines << QStringLiteral("%1, %2").arg(
        QLocale().formattedDataSize(static_cast<qint64>(page.file_bytes)), text(page.precision));
    if (!page.title.empty())
        lines << text(page.title);
    if (!page.trigger_words.empty()) {
        QStringList words;
        for (const std::string& word : page.trigger_words)
            words << text(word);
        lines << ModelsPanel::tr("Words: %1").arg(words.join(QStringLiteral(", ")));
    }
    if (page.embedding)
        lines << ModelsPanel::tr("Word: %1").arg(text(page.embedding->word));
    for (const auto* sentences : {&page.problems, &page.notes})
        for (const std::string& sentence : *sentences)
            lines << sentence_text(sentence);
    lines << path_text(page.path);
    return lines.join(QLatin1Char('\n'));
}

ModelsPanel::ModelsPanel(ModelShelf& shelf, QWidget* parent)
    : QWidget(parent), m_shelf(shelf), m_search(new QLineEdit(this)), m_tree(new QTreeWidget(this)),
      m_picture(new QLabel(this)), m_details(new QLabel(this)),
      m_use(new QPushButton(tr("&Use"), this))
{
    m_search->setObjectName(QStringLiteral("models.search"));
    m_search->setPlaceholderText(tr("Search models"));
    m_search->setAccessibleName(tr("Search models"));
    m_search->setClearButtonEnabled(true);
    m_tree->setObjectName(QStringLiteral("models.list"));
    m_tree->setAccessibleName(tr("Models"));
    m_tree->setHeaderHidden(true);
    m_tree->setIconSize({icon_side, icon_side});
    m_tree->setUniformRowHeights(true);
    m_details->setObjectName(QStringLiteral("models.details"));
    m_details->setAccessibleName(tr("About the model"));
    m_details->setWordWrap(true);
    m_details->setTextFormat(Qt::PlainText);
    m_details->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_details->setAlignment(Qt::AlignTop);
    m_picture->setAlignment(Qt::AlignTop);
    m_use->setObjectName(QStringLiteral("models.use"));
    m_use->setToolTip(tr("Takes it for the next clip"));
    auto* folders = new QPushButton(tr("&Folders…"), this);
    folders->setObjectName(QStringLiteral("models.folders"));
    folders->setToolTip(tr("Where models are looked for"));
    auto* about = new QHBoxLayout;
    about->addWidget(m_picture);
    about->addWidget(m_details, 1);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_use, 1);
    buttons->addWidget(folders);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(4, 4, 4, 4);
    column->addWidget(m_search);
    column->addWidget(m_tree, 1);
    column->addLayout(about);
    column->addLayout(buttons);
    connect(m_search, &QLineEdit::textChanged, this, &ModelsPanel::filter);
    connect(m_tree, &QTreeWidget::currentItemChanged, this, &ModelsPanel::show_details);
    connect(m_tree, &QTreeWidget::itemActivated, this, &ModelsPanel::use);
    connect(m_use, &QPushButton::clicked, this, &ModelsPanel::use);
    connect(folders, &QPushButton::clicked, this, &ModelsPanel::folders_wanted);
    connect(&shelf, &ModelShelf::changed, this, [this] {
        m_is_stale = true;
        if (isVisible())
            fill();
    });
    show_details();
}

void ModelsPanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (m_is_stale)
        fill();
}

void ModelsPanel::fill()
{
    m_is_stale = false;
    const KnownModelPtr before = current();
    m_tree->clear();
    add_group(tr("Checkpoints"), {ModelKind::sd15_checkpoint});
    add_group(tr("Motion modules"), {ModelKind::motion_module, ModelKind::custom_motion_module});
    add_group(tr("MotionLoRAs"), {ModelKind::motion_lora});
    add_group(tr("LoRAs"), {ModelKind::lora, ModelKind::domain_adapter});
    add_group(tr("Embeddings"), {ModelKind::textual_inversion});
    add_group(tr("VAEs"), {ModelKind::vae});
    m_tree->expandAll();
    filter();
    show_pictures();
    for (QTreeWidgetItem* item : items())
        if (before && path_of(*item) == path_text(before->page.path))
            m_tree->setCurrentItem(item);
    show_details();
}

void ModelsPanel::add_group(const QString& title, const QList<ModelKind>& kinds)
{
    const std::vector<KnownModelPtr> models = m_shelf.of_kinds(kinds);
    if (models.empty())
        return;
    auto* group = new QTreeWidgetItem(m_tree, {title});
    group->setFlags(Qt::ItemIsEnabled);
    for (const KnownModelPtr& model : models) {
        const QString path = path_text(model->page.path);
        auto* item = new QTreeWidgetItem(group, {model_name(model->page.path)});
        item->setData(0, path_role, path);
        item->setToolTip(0, path);
        item->setIcon(0, m_icons.value(path));
    }
}

// Of those that were not looked for yet, behind the window and all at once.
void ModelsPanel::show_pictures()
{
    QStringList paths;
    for (const QTreeWidgetItem* item : items())
        if (const QString path = path_of(*item); !m_icons.contains(path)) {
            m_icons.insert(path, QIcon());
            paths << path;
        }
    if (paths.isEmpty())
        return;
    in_background(
        this,
        [paths] {
            QHash<QString, QImage> pictures;
            for (const QString& path : paths)
                if (const QString file = picture_beside(text_path(path)); !file.isEmpty())
                    pictures.insert(path, read_small(file, icon_side));
            return pictures;
        },
        [this](const QHash<QString, QImage>& pictures) {
            for (auto picture = pictures.begin(); picture != pictures.end(); ++picture)
                m_icons.insert(picture.key(), QIcon(QPixmap::fromImage(picture.value())));
            for (QTreeWidgetItem* item : items())
                item->setIcon(0, m_icons.value(path_of(*item)));
        });
}

void ModelsPanel::filter()
{
    const QString wanted = m_search->text().trimmed();
    for (int group = 0; group < m_tree->topLevelItemCount(); ++group) {
        QTreeWidgetItem* top = m_tree->topLevelItem(group);
        bool has_any = false;
        for (int i = 0; i < top->childCount(); ++i) {
            QTreeWidgetItem* item = top->child(i);
            const bool is_wanted = item->text(0).contains(wanted, Qt::CaseInsensitive);
            item->setHidden(!is_wanted);
            has_any = has_any || is_wanted;
        }
        top->setHidden(!has_any);
    }
}

QList<QTreeWidgetItem*> ModelsPanel::items() const
{
    QList<QTreeWidgetItem*> models;
    for (int group = 0; group < m_tree->topLevelItemCount(); ++group)
        for (int i = 0; i < m_tree->topLevelItem(group)->childCount(); ++i)
            models << m_tree->topLevelItem(group)->child(i);
    return models;
}

int ModelsPanel::shown_count() const
{
    const QList<QTreeWidgetItem*> all = items();
    return static_cast<int>(std::count_if(
        all.begin(), all.end(), [](const QTreeWidgetItem* item) { return !item->isHidden(); }));
}

KnownModelPtr ModelsPanel::current() const
{
    const QTreeWidgetItem* item = m_tree->currentItem();
    const QString path = item ? path_of(*item) : QString();
    return path.isEmpty() ? nullptr : m_shelf.find(text_path(path));
}

void ModelsPanel::show_details()
{
    const KnownModelPtr model = current();
    m_use->setEnabled(model != nullptr);
    m_picture->setVisible(false);
    if (!model) {
        m_details->setText(m_tree->topLevelItemCount() == 0
                               ? tr("Nothing was found yet: say where your models are.")
                               : tr("Choose a model."));
        return;
    }
    m_details->setText(details_of(model->page));
    const std::filesystem::path path = model->page.path;
    in_background(
        this, [path] { return read_small(picture_beside(path), picture_side); },
        [this, path](const QImage& picture) {
            const KnownModelPtr shown = current();
            if (!shown || shown->page.path != path || picture.isNull())
                return;
            m_picture->setPixmap(QPixmap::fromImage(picture));
            m_picture->setVisible(true);
        });
}

void ModelsPanel::use()
{
    if (const KnownModelPtr model = current())
        Q_EMIT use_wanted(model->page);
}

}  // namespace flipbook::ui
