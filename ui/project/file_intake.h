// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>
#include <optional>
#include <variant>

#include "flipbook/foreign_recipe.h"
#include "flipbook/model_page.h"
#include "flipbook/request.h"
#include "ui/compose/infotext.h"
#include "ui/compose/model_search.h"

class QMimeData;
class QWidget;

namespace flipbook::ui {

class Banner;
class Document;

// Files that come to the window, dropped or by the command line: clips and pictures bring their
// settings back, after a look at what changes; models are put to their use, other folders become
// libraries of models. Files are read behind the window. GUI thread.
class FileIntake final : public QObject {
    Q_OBJECT

public:
    // Takes drops anywhere on the window, also where a field would take the path as text.
    FileIntake(Document& document, Banner& banner, QWidget& window);
    ~FileIntake() override;

    // How the models that another program's recipe names are found.
    void set_find_model(FindModel find_model) { m_find_model = std::move(find_model); }

    // How files are found that a recipe of ours names and that have moved.
    void set_settle_models(SettleModels settle) { m_settle_models = std::move(settle); }

    void open(const QStringList& files);

    // A1111's text, from the clipboard or dropped: shows what it would change. False for another.
    bool take_text(const QString& text);

    // What a file turned out to be.
    struct Settings {
        GenerationRequest request;
    };
    struct Foreign {
        ForeignRecipe recipe;  // Of another program.
    };
    struct Library { };  // A folder that is neither a clip nor a model: it may hold models.
    struct Unusable {
        QString sentence;
    };
    using Content = std::variant<Settings, Foreign, ModelPage, Library, Unusable>;
    // Reads the file; any thread. Settings that a recipe leaves open are those of `base`.
    static Content examine(const QString& path, const GenerationRequest& base);

Q_SIGNALS:
    void project_wanted(const QString& path);
    void library_wanted(const QString& folder);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void say(const QString& sentence);  // In the status bar, while something is held above it.
    void take(const QString& path, const Content& content);
    void preview(const QString& name, const GenerationRequest& request, const QStringList& notes);
    void preview(const QString& name, const ForeignRecipe& recipe);

    Document& m_document;
    Banner& m_banner;
    QWidget& m_window;
    FindModel m_find_model;
    SettleModels m_settle_models = leave_models;
};

}  // namespace flipbook::ui
