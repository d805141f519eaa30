// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "ui/document/document.h"
#include "ui/engine/engine_bridge.h"
#include "ui/history/clip_keeper.h"
#include "ui/history/disk_guard.h"
#include "ui/history/history_store.h"
#include "ui/jobs/generation_queue.h"
#include "ui/project/project.h"
#include "ui/project/session.h"
#include "ui/settings/settings.h"
#include "ui/window/app_paths.h"
#include "ui/window/test_state.h"

namespace flipbook::ui {

// Why no clip was queued; empty if one was.
struct Refusal {
    QString sentence;
    QString in_english;  // As the engine said it, if it did: field_named_in() reads it.
};

// What the window works with, apart from widgets: made before the window shows, and gone after
// it. Nothing in here waits for the engine.
class Workspace final : public QObject {
    Q_OBJECT

public:
    struct Options {
        AppPaths paths;
        EngineMaker engine;
        QString device;                  // Instead of that of the settings; empty = as set.
        QStringList model_folders = {};  // Besides those of the settings.
        QString state_file;              // Of TestState; empty = none.
        FreeBytes free_bytes = ui::free_bytes;
    };

    explicit Workspace(Options options, QObject* parent = nullptr);

    // Queues the clips that the document describes, a seed for each by the seed rule, and moves
    // the document's seed on. Or tells what is wrong.
    Refusal generate(GenerationQueue::Place place = GenerationQueue::Place::back);

    // Where the next clip is made, as ComputeOptions::device: what the document says, else the
    // command line, else the settings.
    QString device() const;

    // Those of the settings and of the command line.
    QStringList model_folders() const;

    // EngineOptions::memory_limit_bytes of this run.
    std::uint64_t memory_limit() const { return m_memory_limit; }

    const AppPaths& paths() const { return m_paths; }
    Document& document() { return m_document; }
    EngineBridge& engine() { return m_engine; }
    GenerationQueue& queue() { return m_queue; }
    Settings& settings() { return m_settings; }
    HistoryStore& history() { return m_history; }
    ClipKeeper& clip_keeper() { return m_clip_keeper; }
    DiskGuard& disk_guard() { return m_disk_guard; }
    Project& project() { return m_project; }
    // To be begun once what shows its signals is there.
    Session& session() { return m_session; }
    TestState& state() { return m_state; }

private:
    AppPaths m_paths;
    QString m_device;
    QStringList m_model_folders;
    Settings m_settings;
    std::uint64_t m_memory_limit;
    TestState m_state;
    Document m_document;
    EngineBridge m_engine;
    GenerationQueue m_queue;
    HistoryStore m_history;
    ClipKeeper m_clip_keeper;
    DiskGuard m_disk_guard;
    Project m_project;
    Session m_session;
};

}  // namespace flipbook::ui
