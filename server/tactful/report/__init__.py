"""tactful.report"""
