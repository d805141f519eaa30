// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QList>
#include <QProcess>
#include <QProcessEnvironment>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

// One finished run of flipbook-cli.
struct ProgramRun {
    int status = -1;
    QByteArray results;  // stdout
    QByteArray people;   // stderr

    // The last line of stderr, where a failure says why.
    QByteArray reason() const { return people.trimmed().split('\n').last(); }

    // stdout as JSON lines.
    QList<QJsonObject> objects() const
    {
        QList<QJsonObject> objects;
        for (const QByteArray& line : results.trimmed().split('\n'))
            objects.append(QJsonDocument::fromJson(line).object());
        return objects;
    }
};

constexpr int program_timeout_ms = 300000;

inline ProgramRun finished_run(QProcess& program)
{
    ProgramRun run;
    if (program.waitForFinished(program_timeout_ms) && program.exitStatus() == QProcess::NormalExit)
        run.status = program.exitCode();
    run.results = program.readAllStandardOutput();
    run.people = program.readAllStandardError();
    return run;
}

// What is known of model files must not come from earlier runs, nor stay behind.
inline QProcessEnvironment clean_environment()
{
    static const QTemporaryDir cache;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("XDG_CACHE_HOME"), cache.path());
    environment.insert(QStringLiteral("LOCALAPPDATA"), cache.path());
    return environment;
}

// Runs the program in `folder` to its end.
inline ProgramRun run_program(const QString& folder, const QStringList& arguments,
                              const QProcessEnvironment& environment = clean_environment())
{
    QProcess program;
    program.setWorkingDirectory(folder);
    program.setProcessEnvironment(environment);
    program.start(QStringLiteral(FLIPBOOK_CLI), arguments);
    return finished_run(program);
}

inline QString test_data(const char* name)
{
    return QStringLiteral(FLIPBOOK_TEST_DATA "/") + QString::fromUtf8(name);
}

// The smallest clip that exercises everything: the tiny model, 96 x 96 pixels, 2 steps.
inline QStringList small_clip(const QStringList& more = {})
{
    return QStringList{"generate",
                       "--model",
                       test_data("tiny-sd15"),
                       "--motion",
                       test_data("mm-v3.safetensors"),
                       "--prompt",
                       "a boat",
                       "--width",
                       "96",
                       "--height",
                       "96",
                       "--frames",
                       "2",
                       "--steps",
                       "2",
                       "--seed",
                       "7",
                       "--device",
                       "cpu",
                       "--threads",
                       "1"}
           + more;
}

inline QByteArray file_bytes(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline void write_file(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    if (file.open(QIODevice::WriteOnly))
        file.write(bytes);
}

inline QStringList names_in(const QString& folder)
{
    return QDir(folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
}
