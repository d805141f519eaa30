// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/compose/compose_part.h"
#include "ui/compose/model_shelf.h"
#include "ui/compose/strength_list.h"
#include "ui/document/document.h"

class QComboBox;
class QLabel;

namespace flipbook::ui {

class AttachedModules;
class ModelCombo;
class SettingForm;

// Which files a clip is made with. Each is looked at on another thread; what does not fit is said
// in a sentence below.
class ModelsPart final : public ComposePart {
    Q_OBJECT

public:
    ModelsPart(Document& document, ModelShelf& shelf, QWidget* parent = nullptr);

    void show_composition(const Composition& composition, const Composition& defaults) override;
    QJsonObject problems() const override;

    // Choices of model and motion module, in this section and elsewhere: what is chosen is judged
    // and edits the document.
    ModelCombo* make_checkpoint_combo(const QString& name, QWidget* parent);
    ModelCombo* make_motion_combo(const QString& name, QWidget* parent);
    void show_chosen(const GenerationRequest& request, ModelCombo& checkpoint, ModelCombo& motion);

Q_SIGNALS:
    void judged();  // A chosen file was taken or refused.

private:
    void create_checkpoint();
    void create_motion();
    void create_vae();
    void create_lists();
    void create_attached();
    // Sets a file once it was looked at and is one of these kinds; says why not otherwise.
    void take(const std::filesystem::path& file, const QList<ModelKind>& kinds,
              const QString& label, const Document::Change& change);
    void judge_pending();
    void show_lists(const GenerationRequest& request);
    QStringList findings(const GenerationRequest& request);
    // Why a file cannot be used with the checkpoint; empty if it can or is not known yet.
    QString misfit_of(const std::filesystem::path& file, const GenerationRequest& request);

    struct Pending {
        std::filesystem::path file;
        QList<ModelKind> kinds;
        QString label;
        Document::Change change;
    };

    Document& m_document;
    ModelShelf& m_shelf;
    std::optional<Pending> m_pending;
    QString m_refusal;  // Of the file that was chosen last.
    SettingForm* m_form;
    ModelCombo* m_checkpoint = nullptr;
    QComboBox* m_weights = nullptr;
    ModelCombo* m_motion = nullptr;
    ModelCombo* m_vae = nullptr;
    StrengthList* m_loras = nullptr;
    StrengthList* m_motion_loras = nullptr;
    AttachedModules* m_attached = nullptr;
    QLabel* m_findings = nullptr;
};

}  // namespace flipbook::ui
