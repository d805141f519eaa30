// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

#include "ui/compose/model_shelf.h"
#include "ui/document/document.h"
#include "ui/document/preset_library.h"
#include "ui/window/app_paths.h"

class QVBoxLayout;

namespace flipbook::ui {

class ComposePart;
class ContextPart;
struct ClipRecord;
class DevicePart;
class EngineBridge;
class ModelsPart;
class MotionPart;
class PromptPart;
class SamplingPart;
class SeedPart;
class TestState;

// Everything that says what the next clip is: prompts, motion, frame, sampling, seed, models.
class ComposePanel final : public QWidget {
    Q_OBJECT

public:
    ComposePanel(Document& document, EngineBridge& engine, const AppPaths& paths, TestState& state,
                 QWidget* parent = nullptr);
    ~ComposePanel() override;

    // The models at hand; its folders are set by the settings.
    ModelShelf& models() { return m_shelf; }

    // What is changed most, once more, for a toolbar.
    QWidget* make_quick_choice(QWidget* parent);

    // Takes what is being typed anywhere in the panel: before a clip is made or a project saved.
    void commit();

    // Sets all that A1111's text says, as one step of undo.
    void apply_infotext(const QString& text);

    // Prompts and the seed that are given back on a key, from the clips of earlier sessions, newest
    // first; then from every clip that is asked for.
    void begin_with(const std::vector<ClipRecord>& clips);
    void remember_prompts();

    // How far the clip that is being made is; null: none is.
    void show_running(const GenerationRequest* request, int step, int window);

    // What the seed's recycle button gives: that of the clip at hand.
    void set_last_seed(std::uint64_t seed);

public Q_SLOTS:
    void focus_prompt();
    void focus_model();

Q_SIGNALS:
    void told(const QString& sentence);
    void warned(const QString& sentence);  // Of what could not be read, or was not found.

private:
    void create_parts();
    template <class Part, class... Arguments>
    Part* add_part(const QString& name, const QString& title, bool is_open,
                   Arguments&... arguments);
    void connect_engine();
    void publish(TestState& state);
    void show_composition();
    void follow_checkpoint();

    Document& m_document;
    EngineBridge& m_engine;
    AppPaths m_paths;
    ModelShelf m_shelf;
    PresetLibrary m_presets;
    std::vector<ComposePart*> m_parts;
    QVBoxLayout* m_column;
    PromptPart* m_prompt = nullptr;
    MotionPart* m_motion = nullptr;
    SamplingPart* m_sampling = nullptr;
    SeedPart* m_seed = nullptr;
    ModelsPart* m_models = nullptr;
    ContextPart* m_context = nullptr;
    DevicePart* m_device = nullptr;
    std::filesystem::path m_followed;  // The checkpoint whose defaults the document has.
};

}  // namespace flipbook::ui
