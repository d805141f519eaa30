// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/project/file_intake.h"

#include <QCoreApplication>
#include <QDropEvent>
#include <QFileInfo>
#include <QMimeData>
#include <QStatusTipEvent>
#include <QUrl>
#include <QWidget>

#include "flipbook/model_catalog.h"
#include "flipbook/recipe.h"
#include "flipbook/recipe_file.h"
#include "ui/document/document.h"
#include "ui/document/in_background.h"
#include "ui/errors/error_text.h"
#include "ui/project/model_use.h"
#include "ui/project/recall.h"
#include "ui/project/recall_preview.h"
#include "ui/window/banner.h"

namespace flipbook::ui {

namespace {

QStringList local_files(const QMimeData* data)
{
    QStringList files;
    if (data && data->hasUrls())
        for (const QUrl& url : data->urls())
            if (url.isLocalFile())
                files << url.toLocalFile();
    return files;
}

}  // namespace

FileIntake::FileIntake(Document& document, Banner& banner, QWidget& window)
    : QObject(&window), m_document(document), m_banner(banner), m_window(window)
{
    m_window.setAcceptDrops(true);
    QCoreApplication::instance()->installEventFilter(this);
}

FileIntake::~FileIntake()
{
    if (QCoreApplication::instance())
        QCoreApplication::instance()->removeEventFilter(this);
}

void FileIntake::say(const QString& sentence)
{
    QStatusTipEvent tip(sentence);
    QCoreApplication::sendEvent(&m_window, &tip);
}

bool FileIntake::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::DragLeave
        && m_window.isAncestorOf(qobject_cast<QWidget*>(watched)))
        say({});
    if (event->type() != QEvent::DragEnter && event->type() != QEvent::DragMove
        && event->type() != QEvent::Drop)
        return false;
    const auto* widget = qobject_cast<const QWidget*>(watched);
    auto* drop = static_cast<QDropEvent*>(event);
    // What the window itself drags out has nothing to bring back.
    const bool is_here = widget && widget->acceptDrops() && !drop->source()
                         && (widget->window() == &m_window || m_window.isAncestorOf(widget));
    const QStringList files = is_here ? local_files(drop->mimeData()) : QStringList();
    const QString text = is_here && files.isEmpty() ? drop->mimeData()->text() : QString();
    // Another text is the field's below it.
    if (files.isEmpty() && !parse_infotext(text))
        return false;
    drop->setDropAction(Qt::CopyAction);
    drop->accept();
    if (event->type() == QEvent::DragEnter)
        say(tr("Let go to bring settings back, to use a model or to search a folder for models"));
    if (event->type() == QEvent::Drop) {
        say({});
        if (!take_text(text))
            open(files);
    }
    return true;
}

void FileIntake::open(const QStringList& files)
{
    for (const QString& file : files) {
        if (QFileInfo(file).suffix().toLower() == QLatin1String("flipbook")) {
            Q_EMIT project_wanted(file);
            continue;
        }
        in_background(
            this, [file, base = m_document.request()] { return examine(file, base); },
            [this, file](const Content& content) { take(file, content); });
    }
}

bool FileIntake::take_text(const QString& text)
{
    const auto infotext = parse_infotext(text);
    if (!infotext)
        return false;
    Composition then = m_document.composition();
    const QStringList notes = apply_infotext(*infotext, m_find_model, then);
    preview(tr("Pasted text"), then.request, notes);
    return true;
}

FileIntake::Content FileIntake::examine(const QString& path, const GenerationRequest& base)
{
    const QFileInfo file(path);
    const std::filesystem::path native = file.filesystemAbsoluteFilePath();
    if (!file.exists())
        return Unusable{tr("%1 does not exist.").arg(path)};
    if (file.isDir() ? is_model_folder(native) : has_model_extension(path))
        return inspect_model(native);
    Result<FileRecipe> recipe = find_recipe(native, base);
    if (recipe && recipe.value().foreign)
        return Foreign{std::move(*recipe.value().foreign)};
    if (recipe) {
        Result<GenerationRequest> request = from_recipe(recipe.value().json, base);
        if (request)
            return Settings{std::move(request).value()};
        return Unusable{QStringLiteral("%1: %2").arg(file.fileName(), error_text(request.error()))};
    }
    if (file.isDir())
        return Library{};
    if (file.suffix().toLower() == QLatin1String("png")) {
        // An embedding can hide in a picture as well.
        ModelPage page = inspect_model(native);
        if (page.kind == ModelKind::textual_inversion)
            return page;
    }
    return Unusable{error_text(recipe.error())};
}

void FileIntake::take(const QString& path, const Content& content)
{
    const QString name = QFileInfo(path).fileName();
    if (const auto* settings = std::get_if<Settings>(&content)) {
        m_settle_models(settings->request, [this, name](const SettledRequest& settled) {
            preview(name, settled.request, settled.notes);
        });
    } else if (const auto* foreign = std::get_if<Foreign>(&content)) {
        preview(name, foreign->recipe);
    } else if (std::holds_alternative<Library>(content)) {
        Q_EMIT library_wanted(QFileInfo(path).absoluteFilePath());
    } else if (const auto* unusable = std::get_if<Unusable>(&content)) {
        m_banner.show_message(Banner::Kind::warning, unusable->sentence);
    } else if (const auto* page = std::get_if<ModelPage>(&content)) {
        use_model(m_document, m_banner, *page);
    }
}

void FileIntake::preview(const QString& name, const GenerationRequest& request,
                         const QStringList& notes)
{
    auto* dialog = new RecallPreview(name, m_document.request(), request, notes, &m_window);
    connect(dialog, &QDialog::accepted, this,
            [this, dialog] { recall(m_document, dialog->request(), RecallPart::all); });
    dialog->open();
}

void FileIntake::preview(const QString& name, const ForeignRecipe& recipe)
{
    GenerationRequest request = recipe.request;
    QStringList notes;
    if (recipe.is_guess)
        notes << tr("Read from %1: please check.").arg(QString::fromStdString(recipe.origin));
    notes += use_named_models(recipe.models, m_find_model, request);
    notes += sentences(recipe.unused);
    preview(name, request, notes);
}

}  // namespace flipbook::ui
