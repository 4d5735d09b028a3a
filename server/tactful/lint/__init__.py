"""tactful.lint"""
